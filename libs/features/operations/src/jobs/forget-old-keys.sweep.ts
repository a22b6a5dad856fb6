import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';

/** Removes what has run out: answers kept for `Idempotency-Key`, refresh tokens, budgets of past windows. */
@Injectable()
export class ForgetOldKeys implements Sweep {
  readonly name = 'forget-old-keys';
  readonly everyMs = 600_000;

  constructor(private readonly database: Database) {}

  async run(): Promise<void> {
    await this.database.query(`DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'`);
    await this.database.query(`DELETE FROM refresh_tokens WHERE expires_at < now() - interval '30 days'`);
    await this.database.query(
      `DELETE FROM channel_budget_uses WHERE window_start < now() - interval '60 days'`,
    );
    await this.database.query(
      `DELETE FROM channel_callback_deliveries WHERE received_at < now() - interval '60 days'`,
    );
  }
}
