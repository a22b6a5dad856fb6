import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ReportDeliveryState = 'pending' | 'sent' | 'failed' | 'dropped';

/** One mail of one report to one person. */
@Entity('report_deliveries')
export class ReportDeliveryEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  runId: string;

  @Column('uuid')
  userId: string;

  @Column('text', { default: 'pending' })
  state: ReportDeliveryState;

  @Column('timestamptz')
  dueAt: Date;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz', { nullable: true })
  leasedUntil: Date | null;

  @Column('text', { nullable: true })
  lastProblem: string | null;

  @Column('timestamptz', { nullable: true })
  settledAt: Date | null;
}
