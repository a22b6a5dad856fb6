import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { ContentDocument } from '../domain/content-document';

/** One save of an item. Append-only: a trigger of the database refuses every change and removal. */
@Entity('content_revisions')
export class ContentRevisionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contentId: string;

  /** 1, 2, 3 … per item. */
  @Column('integer')
  number: number;

  @Column('uuid')
  savedBy: string;

  @Column('jsonb')
  document: ContentDocument;

  /** `documentFingerprint(document)` */
  @Column('character', { length: 64 })
  fingerprint: string;

  /** Every asset that the document names. */
  @Column('uuid', { array: true })
  assetIds: string[];

  @Column('text', { nullable: true })
  comment: string | null;

  /** The revision whose words this one brought back. */
  @Column('uuid', { nullable: true })
  restoredFrom: string | null;

  /** Of a save that an editor made by itself: the number of the first of its run. Null: somebody saved. */
  @Column('integer', { nullable: true })
  autosaveRun: number | null;

  /** The item's version that this save made; null for saves from before it was kept. */
  @Column('integer', { nullable: true })
  itemVersion: number | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
