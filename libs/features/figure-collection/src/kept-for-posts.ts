import { Inject, Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import type { BudgetRule } from '@haojiao/channel-kit';
import { nextBeijingMidnight } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';

/** By operation, what collecting leaves to publishing. */
export type Kept = (operation: string) => number;

/** Collecting never uses what publishing needs: a fixed part of what both use, or more where more is planned. */
@Injectable()
export class KeptForPosts {
  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of({ id, platform }: { id: string; platform: string }): Promise<Kept> {
    const shared = this.registry
      .get(platform)
      .budgets.filter(({ keptForPosts }) => keptForPosts !== undefined);
    const planned = shared.length > 0 ? await this.plannedToday(id) : 0;
    const kept = new Map(shared.map((rule) => [rule.operation, keptOf(rule, planned)]));
    return (operation) => kept.get(operation) ?? 0;
  }

  /** Posts that are to go out before the platforms' day is over. Plan: index `publications_one_live` by the account. */
  private async plannedToday(channelAccountId: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM publications
       WHERE channel_account_id = $1 AND state IN ('scheduled', 'queued', 'publishing') AND scheduled_at < $2`,
      [channelAccountId, nextBeijingMidnight(this.clock.now())],
    );
    return row?.count ?? 0;
  }
}

function keptOf({ keptForPosts = 0, perPost = 0 }: BudgetRule, planned: number): number {
  return Math.max(keptForPosts, planned * perPost);
}
