import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Measures, SimilarityKind } from '../domain/compare-reports';
import type { MatchingPassage } from '../domain/matching-passages';

export const similarOutcomes = ['joint', 'duplicate', 'keep'] as const;
export type SimilarOutcome = (typeof similarOutcomes)[number];

/** Two reports that tell the same, and what an editor decided about them. */
@Entity('near_duplicate_pairs')
export class NearDuplicatePairEntity {
  /** The smaller id; passages begin with its text. */
  @PrimaryColumn('uuid')
  firstId: string;

  @PrimaryColumn('uuid')
  secondId: string;

  @Column('text')
  kind: SimilarityKind;

  /** 0–1, three digits. */
  @Column('numeric', { precision: 4, scale: 3 })
  similarity: string;

  @Column('jsonb')
  measures: Measures;

  @Column('jsonb')
  passages: MatchingPassage[];

  @Column('timestamptz')
  foundAt: Date;

  @Column('text', { nullable: true })
  outcome: SimilarOutcome | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;
}
