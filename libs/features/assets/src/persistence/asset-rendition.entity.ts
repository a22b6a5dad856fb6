import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A picture made from an image asset by one of the presets. */
@Entity('asset_renditions')
export class AssetRenditionEntity {
  @PrimaryColumn('uuid')
  assetId: string;

  /** Of the preset: `medium`, `cover_11`. */
  @PrimaryColumn('text')
  name: string;

  @PrimaryColumn('text')
  mediaType: string;

  @Column('character', { length: 64 })
  sha256: string;

  @Column('integer')
  width: number;

  @Column('integer')
  height: number;

  @Column('integer')
  bytes: number;

  /** Of the table of presets that it was made by. */
  @Column('integer', { default: 1 })
  presetVersion: number;
}
