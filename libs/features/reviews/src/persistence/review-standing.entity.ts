import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who answers for a stage as things stand; written and voided by the database alone (ADR 16). */
@Entity('review_standing')
export class ReviewStandingEntity {
  @PrimaryColumn('uuid')
  reviewId: string;

  @PrimaryColumn('uuid')
  personId: string;

  @Column('text')
  stageKey: string;

  @Column('uuid')
  decisionId: string;

  /** Whether another decided in this person's place. */
  @Column('boolean', { default: false })
  isDelegator: boolean;
}
