import { Inject, Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { Budgets } from './budgets';
import type { BudgetState } from './budgets';
import { grantHealth, publishingHealth } from './domain/account-health';
import type { GrantHealth, InspectionLimits, PublishingHealth } from './domain/account-health';
import type { ChannelAccountEntity } from './persistence/channel-account.entity';
import { PublishingRecords } from './publishing-records';
import type { PublishingRecord } from './publishing-records';

export interface AccountHealth {
  account: ChannelAccountEntity;
  grant: GrantHealth;
  budgets: BudgetState[];
  /** Null for the built-in account: nobody inspects how often a unit's own site is updated by this rule. */
  publishing: (PublishingHealth & InspectionLimits & PublishingRecord) | null;
}

/** How accounts stand, by what we know ourselves: no platform is asked. */
@Injectable()
export class AccountsHealth {
  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
    private readonly budgets: Budgets,
    private readonly records: PublishingRecords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(accounts: ChannelAccountEntity[]): Promise<AccountHealth[]> {
    const now = this.clock.now();
    const [records, limits] = await Promise.all([
      this.records.of(accounts.map(({ id }) => id)),
      this.limitsOf(accounts),
    ]);
    return Promise.all(
      accounts.map(async (account) => ({
        account,
        grant: grantHealth(account.grantExpiresAt, now),
        budgets: this.registry.find(account.platform) ? await this.budgets.states(account) : [],
        publishing: this.publishingOf(
          account,
          records.get(account.id),
          limits.get(account.organizationId)!,
          now,
        ),
      })),
    );
  }

  private publishingOf(
    account: ChannelAccountEntity,
    record: PublishingRecord | undefined,
    limits: InspectionLimits,
    now: Date,
  ): AccountHealth['publishing'] {
    if (this.registry.find(account.platform)?.capabilities.builtIn) return null;
    const known = record ?? {
      channelAccountId: account.id,
      lastPublishedAt: null,
      lastPublicationId: null,
      consecutiveFailures: 0,
    };
    const facts = { lastPublishedAt: known.lastPublishedAt, createdAt: account.createdAt };
    return { ...known, ...limits, ...publishingHealth(facts, limits, now) };
  }

  private async limitsOf(accounts: ChannelAccountEntity[]): Promise<Map<string, InspectionLimits>> {
    const rows = await this.database.query<InspectionLimits & { id: string }>(
      `SELECT id, stale_after_days AS "staleAfterDays", warn_after_days AS "warnAfterDays"
       FROM organizations WHERE id = ANY ($1::uuid[])`,
      [[...new Set(accounts.map(({ organizationId }) => organizationId))]],
    );
    return new Map(rows.map(({ id, ...limits }) => [id, limits]));
  }
}
