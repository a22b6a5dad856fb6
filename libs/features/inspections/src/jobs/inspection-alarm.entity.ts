import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InspectionRule } from '../domain/inspection-rules';

/** What people were told of a subject last, so that each state is told once. */
@Entity('inspection_alarms')
export class InspectionAlarmEntity {
  /** Of an account, a column, or the unit of a site. */
  @PrimaryColumn('uuid')
  subjectId: string;

  @PrimaryColumn('text')
  rule: InspectionRule;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  state: 'warn' | 'stale';

  /** When it came into the state. */
  @Column('timestamptz')
  since: Date;

  @Column('timestamptz')
  toldAt: Date;
}
