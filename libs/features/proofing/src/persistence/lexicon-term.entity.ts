import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LexiconRow } from '../files/lexicon-row';

/** One row of one version. Append-only. */
@Entity('lexicon_terms')
export class LexiconTermEntity {
  @PrimaryColumn('uuid')
  lexiconVersionId: string;

  /** Place in the file, from 1. */
  @PrimaryColumn('integer')
  position: number;

  /** `id` of the row in the file: the same row keeps it through all versions. */
  @Column('text')
  key: string;

  @Column('jsonb')
  term: LexiconRow;
}
