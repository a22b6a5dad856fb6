import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one unit itself holds; a trigger of the database counts along. */
@Entity('asset_volumes')
export class AssetVolumeEntity {
  @PrimaryColumn('uuid')
  organizationId: string;

  @Column('bigint')
  bytes: string;

  @Column('integer')
  files: number;
}
