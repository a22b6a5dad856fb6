import { Inject, Injectable, Logger } from '@nestjs/common';
import { ChannelFailure, ChannelRegistry } from '@haojiao/channel-kit';
import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { AccountNotices } from '../account-notices';
import { AccountsHealth } from '../account-health';
import { ChannelAccountsService } from '../channel-accounts.service';
import { dueGrantWarning } from '../domain/account-health';
import { ChannelAccountEntity } from '../persistence/channel-account.entity';
import { TokenKeeper } from '../token-keeper';

/** The earliest announcement is made this long before a grant's end. */
const LOOK_AHEAD_MS = 7 * DAY_MS;
const BATCH = 200;

/** Looks after accounts by the clock: grants that end, and accounts on which nothing was published for long. */
@Injectable()
export class WatchAccounts implements Sweep {
  readonly name = 'watch-accounts';
  readonly everyMs = HOUR_MS;
  private readonly logger = new Logger('accounts');

  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
    private readonly accounts: ChannelAccountsService,
    private readonly tokens: TokenKeeper,
    private readonly health: AccountsHealth,
    private readonly notices: AccountNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Each notice is kept once, so several workers may do the same at once. */
  async run(): Promise<void> {
    for (const account of await this.withGrantEnding()) await this.watchGrant(account);
    for (let after: string | null = null; ;) {
      const batch: ChannelAccountEntity[] = await this.batch(after);
      await this.watchFreshness(batch);
      after = batch.at(-1)?.id ?? null;
      if (batch.length < BATCH) return;
    }
  }

  private withGrantEnding(): Promise<ChannelAccountEntity[]> {
    return (
      this.database.manager
        .createQueryBuilder(ChannelAccountEntity, 'a')
        // Where a person posts, no grant is used and nothing stands still without it.
        .where(`a.state = 'connected' AND a.mode <> 'hand_off' AND a.grantExpiresAt <= :until`, {
          until: new Date(this.clock.now().getTime() + LOOK_AHEAD_MS),
        })
        .orderBy('a.grantExpiresAt')
        .getMany()
    );
  }

  private async watchGrant(found: ChannelAccountEntity): Promise<void> {
    const renewsItself = await this.renewIfPossible(found);
    await this.database.transaction(async (manager) => {
      // Whatever renewed it meanwhile is seen now, and nothing else changes it until this is through.
      const account = await this.accounts.load(found.id, manager, true);
      const now = this.clock.now();
      if (account.state !== 'connected' || !account.grantExpiresAt) return;
      if (account.grantExpiresAt <= now) {
        account.state = 'needs_authorization';
        account.note = ended;
        await manager.save(account);
        await this.notices.grantEnded(manager, account, ended, account.grantExpiresAt.toISOString());
        return;
      }
      if (renewsItself) return;
      const grant = { expiresAt: account.grantExpiresAt, since: account.authorizedAt };
      const warning = dueGrantWarning(grant, now);
      if (warning) await this.notices.grantEnding(manager, account, warning, account.grantExpiresAt);
    });
  }

  /** Some platforms renew a grant while it lasts, without a person; nobody is warned then. */
  private async renewIfPossible(account: ChannelAccountEntity): Promise<boolean> {
    if (!this.registry.find(account.platform)?.tokens) return false;
    try {
      const access = this.accounts.access(account);
      await this.tokens.current(access);
      return await this.tokens.renewsItself(access);
    } catch (error) {
      if (!(error instanceof ChannelFailure)) throw error;
      await this.accounts.learn(account.id, error);
      this.logger.warn({ channelAccountId: account.id, code: error.code }, 'accounts.grant_not_renewed');
      return false;
    }
  }

  private batch(after: string | null): Promise<ChannelAccountEntity[]> {
    const query = this.database.manager
      .createQueryBuilder(ChannelAccountEntity, 'a')
      .where(`a.state <> 'disabled'`);
    return (after ? query.andWhere('a.id > :after', { after }) : query)
      .orderBy('a.id')
      .limit(BATCH)
      .getMany();
  }

  private async watchFreshness(accounts: ChannelAccountEntity[]): Promise<void> {
    for (const { account, publishing } of await this.health.of(accounts)) {
      if (!publishing) continue;
      await this.database.transaction(async (manager) => {
        if (publishing.freshness === 'fresh') return this.notices.published(manager, account.id);
        if (publishing.freshness === 'never') return;
        await this.notices.stale(manager, account, {
          isOver: publishing.freshness === 'stale',
          days: publishing.daysSince,
          limit: publishing.staleAfterDays,
          since: publishing.lastPublishedAt ?? account.createdAt,
        });
      });
    }
  }
}

const ended = {
  zh: '授权已到期，请用同一个平台账号重新授权。',
  en: 'The grant has ended; authorise again with the same account of the platform.',
};
