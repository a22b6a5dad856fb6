import { Column, Entity, PrimaryColumn } from 'typeorm';

export const submissionMarkCodes = ['meets_requirements'] as const;
export type SubmissionMarkCode = (typeof submissionMarkCodes)[number];

/** What the desk found about a report. Revoked with a reason, never rewritten. */
@Entity('submission_marks')
export class SubmissionMarkEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  submissionId: string;

  @Column('text')
  code: SubmissionMarkCode;

  /** `YYYY-MM-DD` */
  @Column('date')
  markedOn: string;

  @Column('uuid')
  markedBy: string;

  @Column('timestamptz')
  markedAt: Date;

  @Column('uuid', { nullable: true })
  revokedBy: string | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('text', { nullable: true })
  revokeReason: string | null;
}
