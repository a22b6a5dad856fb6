import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Outcome } from '../domain/review-transitions';

/** A remark on a place of the document. */
export interface Annotation {
  /** `title`, `article.html` … */
  path: string;
  /** Characters of that member's text, `end` exclusive. */
  range?: { start: number; end: number };
  note: string;
}

/** One decision of one person on one stage. Append-only: never changed, only followed by another. */
@Entity('review_decisions')
export class ReviewDecisionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  reviewId: string;

  @Column('uuid')
  revisionId: string;

  @Column('text')
  stageKey: string;

  /** Place of the stage in the flow, from 1. */
  @Column('integer')
  position: number;

  /** The opening of the stage that it decided; the database writes it. */
  @Column('integer')
  round: number;

  @Column('uuid')
  deciderId: string;

  /** Name, post and unit as they were then; the database writes them. */
  @Column('text')
  deciderName: string;

  @Column('text', { nullable: true })
  deciderPost: string | null;

  @Column('text')
  deciderUnit: string;

  @Column('uuid', { nullable: true })
  delegationId: string | null;

  /** In whose place the decider decided, with their name then. */
  @Column('uuid', { nullable: true })
  onBehalfOf: string | null;

  @Column('text', { nullable: true })
  onBehalfOfName: string | null;

  @Column('text')
  outcome: Outcome;

  /** Where a return went: `author`, or the key of an earlier stage. */
  @Column('text', { nullable: true })
  returnTo: string | null;

  @Column('text', { nullable: true })
  comment: string | null;

  @Column('jsonb', { default: [] })
  annotations: Annotation[];

  @Column('text', { nullable: true })
  address: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;
}
