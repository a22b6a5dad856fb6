import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { calendarOf } from './domain/working-day-calendar';
import type { CalendarDay, WorkingDayCalendar } from './domain/working-day-calendar';

/** Holidays and make-up days for whoever reckons in working days. */
@Injectable()
export class WorkingDays {
  constructor(private readonly database: Database) {}

  /** As imported so far. Plan: backwards over the primary key; a row a year. */
  async calendar(manager?: EntityManager): Promise<WorkingDayCalendar> {
    return calendarOf(
      await this.database.query<{ year: number; days: CalendarDay[] }>(
        'SELECT DISTINCT ON (year) year, days FROM working_day_years ORDER BY year DESC, version DESC',
        [],
        manager,
      ),
    );
  }
}
