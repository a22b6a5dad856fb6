import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { InspectedColumnKind } from '../domain/inspection-limits';

/** What a column is inspected by; without a row as news, by the days of its unit. */
@Entity('column_inspection_rules')
export class ColumnInspectionRuleEntity {
  @PrimaryColumn('uuid')
  columnId: string;

  @Column('text')
  kind: InspectedColumnKind;

  /** Both or none: those of the kind. */
  @Column('integer', { nullable: true })
  staleAfterDays: number | null;

  @Column('integer', { nullable: true })
  warnAfterDays: number | null;

  @Column('uuid')
  changedBy: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
