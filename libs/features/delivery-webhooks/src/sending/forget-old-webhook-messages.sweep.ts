import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';

/** For so long a person can look up what was sent, and send it again. */
export const KEPT_DAYS = 14;

const AT_ONCE = 5_000;

/** Forgets messages with their log, also those that wait for a webhook that stands still that long. */
@Injectable()
export class ForgetOldWebhookMessages implements Sweep {
  readonly name = 'forget-old-webhook-messages';
  readonly everyMs = HOUR_MS;

  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Plan: `webhook_messages_created_at`. */
  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS);
    for (let removed = AT_ONCE; removed === AT_ONCE;) {
      const rows = await this.database.query<{ id: string }>(
        `WITH removed AS (
           DELETE FROM webhook_messages WHERE id IN (
             SELECT id FROM webhook_messages WHERE created_at < $1 ORDER BY created_at LIMIT $2)
           RETURNING id)
         SELECT id FROM removed`,
        [before, AT_ONCE],
      );
      removed = rows.length;
    }
  }
}
