import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SubmissionDocument } from '../domain/submission-document';

/** What a report said each time it was sent or corrected. Append-only. */
@Entity('submission_versions')
export class SubmissionVersionEntity {
  @PrimaryColumn('uuid')
  submissionId: string;

  /** From 1. */
  @PrimaryColumn('integer')
  number: number;

  @Column('jsonb')
  document: SubmissionDocument;

  @Column('uuid')
  savedBy: string;

  @Column('timestamptz')
  savedAt: Date;
}
