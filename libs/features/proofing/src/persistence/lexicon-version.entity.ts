import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LexiconCategory } from '../domain/lexicon-term';

/** One import of a lexicon. Append-only, and signed: rows that were tampered with are not used. */
@Entity('lexicon_versions')
export class LexiconVersionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  lexiconId: string;

  /** 1, 2, 3 … per lexicon. */
  @Column('integer')
  number: number;

  @Column('integer')
  termCount: number;

  @Column('jsonb')
  categoryCounts: Partial<Record<LexiconCategory, number>>;

  /** SHA-256 over the canonical JSON of the rows in order, lower-case hex. */
  @Column('character', { length: 64 })
  termsHash: string;

  /** Which key of the ring signed. */
  @Column('text')
  keyName: string;

  /** HMAC-SHA-256 over lexicon, number and hash, lower-case hex. */
  @Column('character', { length: 64 })
  signature: string;

  /** Null when it came with the product. */
  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @Column('timestamptz')
  createdAt: Date;
}
