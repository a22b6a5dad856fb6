import { Inject, Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { MINUTE_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AccountChecks } from './account-checks';
import { ChannelAccountsService } from './channel-accounts.service';

/** Anybody can send such a message: an account is asked about at most this often, whoever says what. */
const ASK_AT_MOST_EVERY_MS = 10 * MINUTE_MS;

/** A platform says that somebody took a grant back. It is asked whether that is so; nothing is believed. */
@Injectable()
export class HearCancellations {
  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
    private readonly accounts: ChannelAccountsService,
    private readonly checks: AccountChecks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** True when it was such a message, whether or not we know the account. Plan: index `channel_accounts_remote_account`. */
  async hear(platform: string, fields: Record<string, string>): Promise<boolean> {
    const said = this.registry.find(platform)?.authorization?.readCancellation?.(fields);
    if (!said) return false;
    const now = this.clock.now();
    const [asked] = await this.database.manager.query<[{ id: string }[], number]>(
      `UPDATE channel_accounts SET hinted_at = $3
       WHERE platform = $1 AND remote_account_id = $2 AND state = 'connected'
         AND (hinted_at IS NULL OR hinted_at <= $4) RETURNING id`,
      [platform, said.remoteAccountId, now, new Date(now.getTime() - ASK_AT_MOST_EVERY_MS)],
    );
    for (const { id } of asked) {
      const account = await this.accounts.load(id);
      await this.checks.check(id, () => this.accounts.access(account));
    }
    return true;
  }
}
