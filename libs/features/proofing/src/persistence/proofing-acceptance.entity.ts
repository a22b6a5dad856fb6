import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LexiconCategory } from '../domain/lexicon-term';

/** A named person says why a finding of severity `confirm` is right as it stands. Append-only. */
@Entity('proofing_acceptances')
export class ProofingAcceptanceEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contentId: string;

  @Column('uuid')
  revisionId: string;

  @Column('character', { length: 64 })
  findingKey: string;

  /** SHA-256 of the whole text of the member in which it was found. */
  @Column('character', { length: 64 })
  fieldHash: string;

  @Column('text')
  path: string;

  /** The words that were accepted. */
  @Column('text')
  passage: string;

  @Column('text')
  category: LexiconCategory;

  @Column('text')
  reason: string;

  @Column('uuid')
  acceptedBy: string;

  @Column('timestamptz')
  acceptedAt: Date;
}
