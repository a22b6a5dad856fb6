import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReportFormat } from '../documents/report-files';

export type RunState = 'due' | 'made' | 'failed';

/** The report of one period of a schedule; there is one. */
@Entity('report_runs')
export class ReportRunEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  scheduleId: string;

  @Column('date')
  fromDay: string;

  @Column('date')
  toDay: string;

  @Column('text')
  state: RunState;

  /** When it is tried next. */
  @Column('timestamptz')
  dueAt: Date;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz', { nullable: true })
  leasedUntil: Date | null;

  @Column('text', { nullable: true })
  lastProblem: string | null;

  /** Of the file; null: not made. */
  @Column('character', { length: 64, nullable: true })
  sha256: string | null;

  @Column('text', { nullable: true })
  fileName: string | null;

  @Column('text')
  format: ReportFormat;

  /** Whether figures of submissions are in it, which not everybody may know. */
  @Column('boolean', { nullable: true })
  hasSubmissions: boolean | null;

  @Column('timestamptz', { nullable: true })
  madeAt: Date | null;

  @Column('timestamptz')
  createdAt: Date;
}
