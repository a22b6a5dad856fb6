import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The current stage of a review has a time by which it is due. */
@Entity('review_reminders')
export class ReviewReminderEntity {
  @PrimaryColumn('uuid')
  reviewId: string;

  @Column('text')
  stageKey: string;

  @Column('timestamptz')
  dueAt: Date;

  /** When people are told next: that it is due soon, then that it is overdue; null: both was said. */
  @Column('timestamptz', { nullable: true })
  remindAt: Date | null;
}
