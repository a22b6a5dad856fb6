import { Inject, Injectable } from '@nestjs/common';
import { ChannelFailure, ChannelRegistry } from '@haojiao/channel-kit';
import type { BudgetRule, ChannelAccess } from '@haojiao/channel-kit';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { automaticShare, budgetWindow } from './domain/budget-window';

export interface BudgetState {
  operation: string;
  window: BudgetRule['window'];
  used: number;
  max: number;
  /** Kept back for manual work. */
  reserve: number;
  resetsAt: Date;
}

type BudgetOwner = Pick<ChannelAccess, 'id' | 'platform'>;

/** Calls per account and window, counted in the database before they are made. */
@Injectable()
export class Budgets {
  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * `kept`: what is left to other work, besides what is kept back for people.
   * @throws ChannelFailure `quota` (a day, a month) or `rate_limited` (shorter), with the time until the next window
   */
  async spend(account: ChannelAccess, operation: string, kept = 0): Promise<void> {
    const rule = this.ruleOf(account, operation);
    const now = this.clock.now();
    const { start, end } = budgetWindow(rule, now);
    const share = automaticShare(rule) - kept;
    // A first row would be written whatever the share is.
    const taken =
      share <= 0
        ? []
        : await this.database.query(
            `INSERT INTO channel_budget_uses AS b (channel_account_id, operation, window_start, used) VALUES ($1, $2, $3, 1)
             ON CONFLICT (channel_account_id, operation, window_start) DO UPDATE SET used = b.used + 1 WHERE b.used < $4
             RETURNING used`,
            [account.id, operation, start, share],
          );
    if (taken.length > 0) return;
    const until = end.toISOString();
    throw new ChannelFailure({
      failureClass: rule.window === 'day' || rule.window === 'month' ? 'quota' : 'rate_limited',
      code: 'budget_used_up',
      platformCode: operation,
      advice: {
        zh: `该账号“${operation}”的额度（每${windowZh[rule.window]} ${Math.max(0, share)} 次）已用完，将在额度恢复后自动继续。`,
        en: `The budget for "${operation}" (${Math.max(0, share)} per ${rule.window}) is used up; it goes on by itself after ${until}.`,
      },
      retryAfterMs: end.getTime() - now.getTime(),
    });
  }

  async remaining(account: BudgetOwner, operation: string, kept = 0): Promise<number> {
    const rule = this.ruleOf(account, operation);
    const used = await this.used(account, rule);
    return Math.max(0, automaticShare(rule) - kept - used);
  }

  /** All budgets of the account as they stand now. */
  async states(account: BudgetOwner): Promise<BudgetState[]> {
    const rules = this.registry.get(account.platform).budgets;
    return Promise.all(
      rules.map(async (rule) => ({
        operation: rule.operation,
        window: rule.window,
        used: await this.used(account, rule),
        max: rule.max,
        reserve: rule.reserve ?? 0,
        resetsAt: budgetWindow(rule, this.clock.now()).end,
      })),
    );
  }

  private async used(account: BudgetOwner, rule: BudgetRule): Promise<number> {
    const [row] = await this.database.query<{ used: number }>(
      'SELECT used FROM channel_budget_uses WHERE channel_account_id = $1 AND operation = $2 AND window_start = $3',
      [account.id, rule.operation, budgetWindow(rule, this.clock.now()).start],
    );
    return row?.used ?? 0;
  }

  private ruleOf(account: BudgetOwner, operation: string): BudgetRule {
    const rule = this.registry
      .get(account.platform)
      .budgets.find((candidate) => candidate.operation === operation);
    if (!rule) throw new Error(`${account.platform} declares no budget for ${operation}`);
    return rule;
  }
}

const windowZh: Record<BudgetRule['window'], string> = {
  month: '月',
  day: '天',
  hour: '小时',
  minute: '分钟',
};
