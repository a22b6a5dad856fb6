import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a publication was planned by a bundle. */
@Entity('release_bundle_publications')
export class ReleaseBundlePublicationEntity {
  @PrimaryColumn('uuid')
  publicationId: string;

  @Column('uuid')
  bundleId: string;

  @Column('integer')
  round: number;
}
