import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many assets of a unit bear a tag; a trigger of the database counts along. */
@Entity('asset_tag_uses')
export class AssetTagUseEntity {
  @PrimaryColumn('uuid')
  organizationId: string;

  @PrimaryColumn('text')
  tag: string;

  @Column('integer')
  uses: number;
}
