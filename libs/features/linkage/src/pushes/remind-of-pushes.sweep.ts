import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MINUTE_MS, beijingDate } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { WorkingDays, addWorkingDays } from '@haojiao/features/working-days';
import { PushNotices } from './push-notices';
import type { ToldPush } from './push-notices';

const BATCH = 20;

/**
 * Units that have not answered a push are told one working day before its date, and they and the pushing unit once
 * after it. Whom the sweep has done with stands on the unit's row, written in the transaction that tells it.
 */
@Injectable()
export class RemindOfPushes implements Sweep {
  readonly name = 'remind-of-pushes';
  readonly everyMs = MINUTE_MS;

  constructor(
    private readonly database: Database,
    private readonly notices: PushNotices,
    private readonly workingDays: WorkingDays,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const horizon = addWorkingDays(await this.workingDays.calendar(), beijingDate(now), 1);
    await this.database.transaction(async (manager) => {
      for (const push of await this.takeDue(manager, now, horizon)) await this.tell(manager, push, now);
    });
  }

  /** Plan: `pushed_items_to_remind` and the key of `content_pushes`; rows that another sweep holds are skipped. */
  private takeDue(
    manager: EntityManager,
    now: Date,
    horizon: string,
  ): Promise<(ToldPush & { dueAt: Date })[]> {
    return this.database.query(
      `SELECT p.id, p.title, p.organization_id AS "organizationId", p.due_at AS "dueAt", o.name AS "organizationName",
              o.time_zone AS "timeZone"
       FROM content_pushes p JOIN organizations o ON o.id = p.organization_id
       JOIN contents c ON c.id = p.content_id AND c.state NOT IN ('withdrawn', 'archived')
       WHERE p.cancelled_at IS NULL AND p.due_on <= $2::date AND EXISTS (
         SELECT FROM pushed_items i WHERE i.push_id = p.id AND i.state = 'open' AND NOT i.overdue_settled
           AND (p.due_at < $1 OR NOT i.due_soon_settled))
       ORDER BY p.due_at, p.id LIMIT ${BATCH} FOR UPDATE OF p SKIP LOCKED`,
      [now, horizon],
      manager,
    );
  }

  private async tell(manager: EntityManager, push: ToldPush & { dueAt: Date }, now: Date): Promise<void> {
    const isOverdue = push.dueAt < now;
    const told = await this.database.query<{ id: string }>(
      `WITH told AS (
         UPDATE pushed_items SET due_soon_settled = true, overdue_settled = $2
         WHERE push_id = $1 AND state = 'open' RETURNING organization_id)
       SELECT organization_id AS id FROM told`,
      [push.id, isOverdue],
      manager,
    );
    const units = told.map(({ id }) => id);
    await this.notices.tellMissing(manager, push, units, isOverdue ? 'overdue' : 'due_soon');
    if (isOverdue && units.length > 0) await this.notices.tellPusher(manager, push, units.length);
  }
}
