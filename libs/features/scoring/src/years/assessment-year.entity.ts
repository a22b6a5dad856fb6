import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

export const periodUnits = ['month', 'quarter'] as const;
export type PeriodUnit = (typeof periodUnits)[number];

export const lateArrivalRules = ['count_in_next', 'drop'] as const;
export type LateArrivals = (typeof lateArrivalRules)[number];

/** 考核年度: the days that are counted together, often 1 December to 30 November. */
@Entity('assessment_years')
export class AssessmentYearEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** The unit that counts. */
  @Column('uuid')
  organizationId: string;

  @Column('uuid')
  schemeId: string;

  @Column('text')
  name: string;

  /** First day, `YYYY-MM-DD`. */
  @Column('date')
  startsOn: string;

  /** Last day. */
  @Column('date')
  endsOn: string;

  /** What bulletins are issued for. */
  @Column('text')
  periodUnit: PeriodUnit;

  /** What becomes of a fact that was proven after its period was closed. */
  @Column('text')
  lateArrivals: LateArrivals;

  /** When its first bulletin was closed. */
  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;

  @Column('uuid')
  createdBy: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
