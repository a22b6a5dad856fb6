import { Inject, Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import type { BudgetRule, Finding } from '@haojiao/channel-kit';
import { beijingDate, nextBeijingMidnight, startOfBeijingDay } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { Budgets } from '@haojiao/features/channel-accounts';
import type { ChannelAccountEntity } from '@haojiao/features/channel-accounts';

/** From here on people should know. */
const NEARLY = 0.8;

/** One day of one account: what was used of a budget, and how many posts stand in the plan. */
export interface BudgetDay {
  rule: BudgetRule;
  /** `2026-11-21`, as the platform's day has it. */
  date: string;
  used: number;
  planned: number;
  /** Whether the item itself is among the planned ones. */
  isItemPlanned: boolean;
}

/** Tells that a day's budget is nearly used up, or will be by what is planned, before it is. */
@Injectable()
export class BudgetFindings {
  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
    private readonly budgets: Budgets,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of today, and of the day on which the item itself is planned on this account. */
  async of(account: ChannelAccountEntity, contentId: string): Promise<Finding[]> {
    const rules = this.registry.get(account.platform).budgets.filter(({ window }) => window === 'day');
    if (rules.length === 0) return [];
    const states = await this.budgets.states(account);
    const findings: Finding[] = [];
    for (const day of await this.daysOf(account.id, contentId)) {
      for (const rule of rules) {
        const state = states.find(({ operation }) => operation === rule.operation);
        const used = day.isToday ? (state?.used ?? 0) : 0;
        findings.push(...judgeBudget({ rule, used, ...day }));
      }
    }
    return findings;
  }

  private async daysOf(channelAccountId: string, contentId: string) {
    const now = this.clock.now();
    const [own] = await this.database.query<{ scheduledAt: Date }>(
      `SELECT scheduled_at AS "scheduledAt" FROM publications
       WHERE channel_account_id = $1 AND content_id = $2 AND state IN ('scheduled', 'queued')`,
      [channelAccountId, contentId],
    );
    const moments = [now, ...(own && own.scheduledAt >= nextBeijingMidnight(now) ? [own.scheduledAt] : [])];
    return Promise.all(
      moments.map(async (moment, index) => ({
        date: beijingDate(moment),
        isToday: index === 0,
        ...(await this.plannedOn(channelAccountId, contentId, moment, index === 0)),
      })),
    );
  }

  /** What is overdue goes out today too. Plan: few rows of `publications_one_live`'s account and the due ones. */
  private async plannedOn(
    channelAccountId: string,
    contentId: string,
    moment: Date,
    isToday: boolean,
  ): Promise<Pick<BudgetDay, 'planned' | 'isItemPlanned'>> {
    const [row] = await this.database.query<{ planned: number; own: number }>(
      `SELECT count(*)::int AS planned, (count(*) FILTER (WHERE content_id = $2))::int AS own FROM publications
       WHERE channel_account_id = $1 AND state IN ('scheduled', 'queued')
         AND scheduled_at < $4 AND ($5 OR scheduled_at >= $3)`,
      [channelAccountId, contentId, startOfBeijingDay(moment), nextBeijingMidnight(moment), isToday],
    );
    return { planned: row?.planned ?? 0, isItemPlanned: (row?.own ?? 0) > 0 };
  }
}

export function judgeBudget({ rule, date, used, planned, isItemPlanned }: BudgetDay): Finding[] {
  const share = rule.max - (rule.reserve ?? 0);
  const perPost = rule.perPost ?? 0;
  const path = `budget.${rule.operation}`;
  const suggestion = {
    zh: '改到其他日期发布，或减少当天计划。',
    en: 'Plan it for another day, or take something out of that day.',
  };
  const facts = {
    zh: `${date} 额度“${rule.operation}”共 ${share} 次，已用 ${used} 次，已排期 ${planned} 篇`,
    en: `On ${date} the budget "${rule.operation}" is ${share}, ${used} used and ${planned} posts planned`,
  };
  const wanted = used + planned * perPost + (isItemPlanned ? 0 : perPost);
  if (perPost > 0 && wanted > share) {
    return [
      {
        severity: 'warning',
        code: 'budget_planned_up',
        path,
        message: {
          zh: `${facts.zh}，这一篇当天可能发不出去，会顺延到次日。`,
          en: `${facts.en}; this one may not get out that day and would wait for the next.`,
        },
        suggestion,
      },
    ];
  }
  if (used < NEARLY * share) return [];
  return [
    {
      severity: 'warning',
      code: 'budget_nearly_used_up',
      path,
      message: { zh: `${facts.zh}，即将用完。`, en: `${facts.en}; it is nearly used up.` },
      suggestion,
    },
  ];
}
