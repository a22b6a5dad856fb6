import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A rendition that another took the place of. Pages that were written before still name it. */
@Entity('retired_renditions')
export class RetiredRenditionEntity {
  @PrimaryColumn('uuid')
  assetId: string;

  @PrimaryColumn('text')
  name: string;

  @PrimaryColumn('text')
  mediaType: string;

  @PrimaryColumn('character', { length: 64 })
  sha256: string;

  @Column('integer')
  bytes: number;

  @CreateDateColumn({ type: 'timestamptz' })
  retiredAt: Date;
}
