import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDay } from '../domain/working-day-calendar';

/** One version of a year's holidays and make-up days. Append-only: the newest version of a year is what holds. */
@Entity('working_day_years')
export class WorkingDayYearEntity {
  @PrimaryColumn('integer')
  year: number;

  @PrimaryColumn('integer')
  version: number;

  /** In order of their dates. */
  @Column('jsonb')
  days: CalendarDay[];

  /** The notice from which they were taken. */
  @Column('text', { nullable: true })
  source: string | null;

  /** Null for what was shipped with the product. */
  @Column('uuid', { nullable: true })
  importedBy: string | null;

  @Column('timestamptz')
  importedAt: Date;
}
