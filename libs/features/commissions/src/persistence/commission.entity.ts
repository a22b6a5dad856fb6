import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { ReachBelow } from '@haojiao/features/organizations';
import type { SubmissionCategory } from '@haojiao/features/submissions';
import type { CommissionState } from '../domain/commission-state';

/** 约稿: a unit asks those below for reports by a date. */
@Entity('commissions')
export class CommissionEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** Who asks. */
  @Column('uuid')
  organizationId: string;

  @Column('text')
  title: string;

  /** What is wanted, as text. */
  @Column('text')
  brief: string;

  /** The only category that answers; null: any. */
  @Column('text', { nullable: true })
  category: SubmissionCategory | null;

  /** A report that is sent later is late. */
  @Column('timestamptz')
  dueAt: Date;

  /** The day of `dueAt` in the asking unit's time zone, `YYYY-MM-DD`. */
  @Column('date')
  dueOn: string;

  /** Reports that each addressed unit owes. */
  @Column('integer')
  minimum: number;

  /** Units named in the draft; who was addressed in the end stands in `commission_addressees`. */
  @Column('uuid', { array: true })
  askedUnits: string[];

  @Column('text', { nullable: true })
  askedTier: string | null;

  @Column('text', { nullable: true })
  askedReach: ReachBelow | null;

  @Column('text')
  state: CommissionState;

  @Column('timestamptz', { nullable: true })
  issuedAt: Date | null;

  /** When it was closed or cancelled. */
  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Column('text', { nullable: true })
  endReason: string | null;

  @Column('uuid')
  createdBy: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
