import { Column, Entity, PrimaryColumn } from 'typeorm';

export const submissionEventKinds = [
  'submitted',
  'changed',
  'returned',
  'resent',
  'withdrawn',
  'accepted',
  'declined',
  'reopened',
  'marked_duplicate',
  'joined',
  'separated',
  'adopted',
  'adoption_claimed',
  'adoption_verified',
  'adoption_refused',
  'adoption_revoked',
  'adoption_taken_down',
  'instruction_claimed',
  'instruction_verified',
  'instruction_refused',
  'instruction_revoked',
] as const;

export type SubmissionEventKind = (typeof submissionEventKinds)[number];

/** One line of a report's timeline, as its sender reads it. Append-only. */
@Entity('submission_events')
export class SubmissionEventEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  submissionId: string;

  @Column('text')
  kind: SubmissionEventKind;

  /** Null for the system itself. */
  @Column('uuid', { nullable: true })
  actorId: string | null;

  /** As the person was called then. */
  @Column('text')
  actorName: string;

  /** A reason, an outlet, a platform. */
  @Column('text', { nullable: true })
  note: string | null;

  @Column('timestamptz')
  occurredAt: Date;
}
