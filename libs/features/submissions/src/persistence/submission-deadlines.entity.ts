import { Column, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { DeadlineRule, DeadlineTerm } from '../domain/deadline-rules';

/** How soon after an event a unit and those below it have to report it. */
@Entity('submission_deadlines')
export class SubmissionDeadlinesEntity {
  @PrimaryColumn('uuid')
  organizationId: string;

  /** The first that fits a report is its rule. */
  @Column('jsonb')
  rules: DeadlineRule[];

  @Column('jsonb')
  terms: DeadlineTerm[];

  @VersionColumn()
  version: number;

  @Column('uuid')
  updatedBy: string;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
