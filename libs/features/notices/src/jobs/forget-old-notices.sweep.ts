import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';

const KEPT_MS = 180 * DAY_MS;

/** Lists of notices are walked from the newest on: what is half a year old is of no use to anybody. */
@Injectable()
export class ForgetOldNotices implements Sweep {
  readonly name = 'forget-old-notices';
  readonly everyMs = HOUR_MS;

  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.database.query('DELETE FROM notices WHERE created_at < $1', [
      new Date(this.clock.now().getTime() - KEPT_MS),
    ]);
  }
}
