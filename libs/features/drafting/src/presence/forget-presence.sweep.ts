import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';

/** Removes what people who went away left behind; expired rows count for nothing long before. */
@Injectable()
export class ForgetPresence implements Sweep {
  readonly name = 'forget-presence';
  readonly everyMs = HOUR_MS;

  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - DAY_MS);
    await this.database.query('DELETE FROM content_presences WHERE last_seen_at < $1', [before]);
    await this.database.query('DELETE FROM content_locks WHERE last_seen_at < $1', [before]);
  }
}
