import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MINUTE_MS, beijingDate } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { countedStates } from '@haojiao/features/submissions';
import { WorkingDays, addWorkingDays } from '@haojiao/features/working-days';
import { CommissionNotices } from './commission-notices';

const BATCH = 20;

interface DueCommission {
  id: string;
  organizationId: string;
  title: string;
  dueAt: Date;
  timeZone: string;
}

/**
 * Units that owe a report are told one working day before its date, and they and the asking unit once after it. Whom
 * the sweep has done with stands on the addressee's row, written in the transaction that tells it.
 */
@Injectable()
export class RemindOfCommissions implements Sweep {
  readonly name = 'remind-of-commissions';
  readonly everyMs = MINUTE_MS;

  constructor(
    private readonly database: Database,
    private readonly notices: CommissionNotices,
    private readonly workingDays: WorkingDays,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const horizon = addWorkingDays(await this.workingDays.calendar(), beijingDate(now), 1);
    await this.database.transaction(async (manager) => {
      for (const commission of await this.takeDue(manager, now, horizon))
        await this.tell(manager, commission, now);
    });
  }

  /** Plan: `commission_addressees_to_remind` and the key of `commissions`; rows that another sweep holds are skipped. */
  private takeDue(manager: EntityManager, now: Date, horizon: string): Promise<DueCommission[]> {
    return this.database.query<DueCommission>(
      `SELECT k.id, k.organization_id AS "organizationId", k.title, k.due_at AS "dueAt", o.time_zone AS "timeZone"
       FROM commissions k JOIN organizations o ON o.id = k.organization_id
       WHERE k.state = 'issued' AND k.due_on <= $2::date AND EXISTS (
         SELECT FROM commission_addressees a WHERE a.commission_id = k.id AND a.excused_at IS NULL
           AND NOT a.overdue_settled AND (k.due_at < $1 OR NOT a.due_soon_settled))
       ORDER BY k.due_at, k.id LIMIT ${BATCH} FOR UPDATE OF k SKIP LOCKED`,
      [now, horizon],
      manager,
    );
  }

  private async tell(manager: EntityManager, commission: DueCommission, now: Date): Promise<void> {
    const isOverdue = commission.dueAt < now;
    const owing = await this.database.query<{ id: string }>(
      `SELECT a.organization_id AS id FROM commission_addressees a JOIN commissions k ON k.id = a.commission_id
       WHERE a.commission_id = $1 AND a.excused_at IS NULL
         AND k.minimum > (SELECT count(*) FROM submissions s WHERE s.commission_id = k.id
           AND s.organization_id = a.organization_id AND s.state = ANY($2::text[]))`,
      [commission.id, countedStates],
      manager,
    );
    const units = owing.map(({ id }) => id);
    await this.notices.tellMissing(manager, commission, units, isOverdue ? 'overdue' : 'due_soon');
    if (isOverdue && units.length > 0) await this.notices.tellIssuer(manager, commission, units.length);
    await manager.query(
      `UPDATE commission_addressees SET due_soon_settled = true, overdue_settled = $2
       WHERE commission_id = $1 AND excused_at IS NULL`,
      [commission.id, isOverdue],
    );
  }
}
