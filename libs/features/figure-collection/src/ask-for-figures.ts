import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, DAY_MS, MINUTE_MS, beijingTime, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import type { ChannelAccountEntity } from '@haojiao/features/channel-accounts';
import type { Actor } from '@haojiao/features/organizations';
import { CollectionBudget } from './collection-budget';
import { FigureSources } from './figure-sources';

/** Out of turn only posts that people still look at; each question costs calls. */
const RECENT_MS = 30 * DAY_MS;
const NOT_SOONER_MS = 5 * MINUTE_MS;

export interface FiguresWished {
  channelAccountId: string;
  /** Posts that are asked about now. */
  posts: number;
  askedAt: Date;
}

/** Somebody wants the figures of an account now; the worker asks within a minute. */
@Injectable()
export class AskForFigures {
  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccountsService,
    private readonly sources: FigureSources,
    private readonly budget: CollectionBudget,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError `channel_account_not_found`, `not_allowed`; `figures_not_offered`, `figures_switched_off`,
   * `channel_account_retired`, `channel_account_needs_authorization`, `figure_budget_used_up`,
   * `figures_wait_for_platform`, `figures_just_asked`
   */
  async now(actor: Actor, id: string): Promise<FiguresWished> {
    const account = await this.accounts.load(id);
    await this.accounts.requireOn(actor, 'figure.record', account);
    this.sources.requireAskable(account, this.accounts.accessOffline(account));
    await this.requireBudget(account);
    return this.database.transaction(async (manager) => {
      await this.requireOpenWindow(manager, id);
      const askedAt = await this.note(manager, actor, id);
      const posts = await this.makeDue(manager, id, askedAt);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: account.organizationId,
        action: 'platform_figures.asked',
        objectType: 'channel_account',
        objectId: id,
        details: { posts },
      });
      return { channelAccountId: id, posts, askedAt };
    });
  }

  private async requireBudget(account: ChannelAccountEntity): Promise<void> {
    const budgets = await this.budget.of(account);
    const usedUp = budgets.find(({ left }) => left === 0);
    if (!usedUp) return;
    const seconds = Math.ceil((usedUp.resetsAt.getTime() - this.clock.now().getTime()) / 1_000);
    const again = beijingTime(usedUp.resetsAt);
    throw ruleBroken(
      'figure_budget_used_up',
      `读取数据的额度（“${usedUp.operation}”）已用完，其余留给发布；${again} 恢复后自动继续。`,
      `What may be used of "${usedUp.operation}" is used up, the rest is kept for publishing; it goes on by itself after ${again} (Beijing time).`,
      { retryAfterSeconds: seconds },
    );
  }

  /** @throws AppError `figures_wait_for_platform`: the platform said how long nobody may ask; later, also by wish */
  private async requireOpenWindow(manager: EntityManager, id: string): Promise<void> {
    const now = this.clock.now();
    const [row] = await this.database.query<{ not_before: Date }>(
      `SELECT not_before FROM figure_collection_accounts
       WHERE channel_account_id = $1 AND not_before_is_firm AND not_before > $2 FOR UPDATE`,
      [id, now],
      manager,
    );
    if (!row) return;
    const until = beijingTime(row.not_before);
    throw ruleBroken(
      'figures_wait_for_platform',
      `平台要求在 ${until} 之前不再查询，届时自动继续。`,
      `The platform wants no questions before ${until} (Beijing time); it goes on by itself then.`,
      { retryAfterSeconds: Math.ceil((row.not_before.getTime() - now.getTime()) / 1_000) },
    );
  }

  /** @throws AppError `figures_just_asked` */
  private async note(manager: EntityManager, actor: Actor, id: string): Promise<Date> {
    const now = this.clock.now();
    const [row] = await this.database.query(
      `INSERT INTO figure_collection_accounts AS c (channel_account_id, next_due_at, asked_by, asked_at)
       VALUES ($1, $2, $3, $2)
       ON CONFLICT (channel_account_id) DO UPDATE SET next_due_at = $2, not_before = NULL,
         not_before_is_firm = false, failures = 0,
         asked_by = $3, asked_at = $2
       WHERE NOT (c.not_before_is_firm AND c.not_before > $2)
         AND (c.asked_at IS NULL OR c.asked_at <= $4) AND (c.last_run_at IS NULL OR c.last_run_at <= $4)
       RETURNING 1`,
      [id, now, actor.userId, new Date(now.getTime() - NOT_SOONER_MS)],
      manager,
    );
    if (row) return now;
    throw new AppError(
      'ruleBroken',
      'figures_just_asked',
      {
        zh: '五分钟内刚读取过，请稍后再试；平台的调用次数有限。',
        en: 'They were asked for within the last five minutes; try later, as calls are few.',
      },
      { retryAfterSeconds: NOT_SOONER_MS / 1_000 },
    );
  }

  /** Also those that were given up: the platform may tell of them again. Plan: index `figure_collection_posts_account`. */
  private async makeDue(manager: EntityManager, id: string, now: Date): Promise<number> {
    const [rows] = await manager.query<[unknown[], number]>(
      `UPDATE figure_collection_posts f SET next_due_at = $2 FROM publications p
       WHERE f.channel_account_id = $1 AND p.id = f.publication_id AND p.state = 'published' AND p.published_at >= $3
         AND f.last_outcome <> 'taken_down' RETURNING 1`,
      [id, now, new Date(now.getTime() - RECENT_MS)],
    );
    return rows.length;
  }
}
