import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { latestDue, nextDue } from '../domain/schedule-times';
import type { ScheduleRule } from '../domain/schedule-times';

const BATCH = 20;

interface DueSchedule extends ScheduleRule {
  id: string;
  format: string;
}

/** Writes down which reports are due. */
@Injectable()
export class OpenReportRuns {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    while ((await this.nextBatch()) === BATCH);
  }

  /**
   * Of the newest whole period; those that were missed while no worker ran are not made late. In one transaction with the
   * next date, and once for each period by its constraint. Plan: the partial index `report_schedules_due`.
   */
  private nextBatch(): Promise<number> {
    return this.database.transaction(async (manager) => {
      const now = this.clock.now();
      const schedules = await this.database.query<DueSchedule>(
        `SELECT s.id, s.every, s.send_at AS "sendAt", s.delay_days AS "delayDays", s.format, o.time_zone AS "timeZone"
         FROM report_schedules s JOIN organizations o ON o.id = s.organization_id
         WHERE s.state = 'active' AND s.next_due_at <= $1
         ORDER BY s.next_due_at, s.id LIMIT ${BATCH} FOR UPDATE OF s SKIP LOCKED`,
        [now],
        manager,
      );
      for (const { id, format, ...rule } of schedules) {
        await this.open(manager, { id, format }, rule, now);
        await manager.query('UPDATE report_schedules SET next_due_at = $2 WHERE id = $1', [
          id,
          nextDue(rule, now).dueAt,
        ]);
      }
      return schedules.length;
    });
  }

  /** Writes down the newest report that is due, in the transaction of whoever holds the schedule. */
  async open(
    manager: EntityManager,
    { id, format }: Pick<DueSchedule, 'id' | 'format'>,
    rule: ScheduleRule,
    now: Date,
  ): Promise<void> {
    const { period } = latestDue(rule, now);
    await manager.query(
      `INSERT INTO report_runs (id, schedule_id, from_day, to_day, state, due_at, format, created_at)
       VALUES ($1, $2, $3, $4, 'due', $5, $6, $5) ON CONFLICT DO NOTHING`,
      [newId(), id, period.from, period.to, now, format],
    );
  }
}
