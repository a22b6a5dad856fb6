import { Inject, Injectable } from '@nestjs/common';
import { HOUR_MS, beijingDate } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, entityFromRow } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { WorkingDays, addWorkingDays } from '@haojiao/features/working-days';
import { BulletinNotices } from '../bulletin-notices';
import { BulletinEntity } from '../persistence/bulletin.entity';

const BATCH = 20;

/** Once, on the last working day but one: units that have not looked yet still can. */
@Injectable()
export class RemindOfAppeals implements Sweep {
  readonly name = 'remind-of-appeals';
  readonly everyMs = HOUR_MS;

  constructor(
    private readonly database: Database,
    private readonly workingDays: WorkingDays,
    private readonly notices: BulletinNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Plan: index `bulletins_appeals_until`; rows that another sweep holds are skipped. */
  async run(): Promise<void> {
    const now = this.clock.now();
    const soon = addWorkingDays(await this.workingDays.calendar(), beijingDate(now), 1);
    for (;;) {
      const taken = await this.database.transaction(async (manager) => {
        const rows = await this.database.query<Record<string, unknown>>(
          `SELECT * FROM bulletins WHERE state = 'appeals' AND reminded_at IS NULL AND appeals_until <= $1
           ORDER BY appeals_until LIMIT $2 FOR UPDATE SKIP LOCKED`,
          [soon, BATCH],
          manager,
        );
        for (const row of rows) {
          const bulletin = entityFromRow(manager, BulletinEntity, row);
          await this.notices.appealsEnding(manager, bulletin);
          await manager.query('UPDATE bulletins SET reminded_at = $2 WHERE id = $1', [bulletin.id, now]);
        }
        return rows.length;
      });
      if (taken < BATCH) return;
    }
  }
}
