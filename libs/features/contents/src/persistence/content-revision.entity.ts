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

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
