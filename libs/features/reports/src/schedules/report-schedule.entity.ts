import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { ReportFormat } from '../documents/report-files';
import type { ScheduleSpan } from '../domain/schedule-times';
import type { SubjectKind } from '../period/period-report';

/** That a report is made of each period and mailed. */
@Entity('report_schedules')
export class ReportScheduleEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** Whose it is; figures are cut to this unit's branch. */
  @Column('uuid')
  organizationId: string;

  @Column('text')
  name: string;

  @Column('text')
  subjectKind: SubjectKind;

  @Column('uuid')
  subjectId: string;

  @Column('text')
  every: ScheduleSpan;

  /** `HH:MM` by the clocks of the unit. */
  @Column('text')
  sendAt: string;

  @Column('integer')
  delayDays: number;

  @Column('uuid', { array: true })
  recipientIds: string[];

  @Column('text')
  format: ReportFormat;

  @Column('text')
  state: 'active' | 'paused';

  /** By whose rights it is made: whoever set it up or changed it last. */
  @Column('uuid')
  answersFor: string;

  @Column('timestamptz')
  nextDueAt: Date;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
