import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One person has opened one revision for review. Append-only. */
@Entity('review_openings')
export class ReviewOpeningEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** In which it was opened first. */
  @Column('uuid')
  reviewId: string;

  @Column('uuid')
  revisionId: string;

  @Column('uuid')
  userId: string;

  @Column('timestamptz')
  openedAt: Date;
}
