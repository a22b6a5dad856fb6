import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One person has the current stage of a review in hand. */
@Entity('review_claims')
export class ReviewClaimEntity {
  @PrimaryColumn('uuid')
  reviewId: string;

  /** The stage that was claimed; another one ends the claim. */
  @Column('text')
  stageKey: string;

  @Column('uuid')
  userId: string;

  @Column('timestamptz')
  claimedAt: Date;

  /** The chief editor who gave it to that person, or null. */
  @Column('uuid', { nullable: true })
  assignedBy: string | null;
}
