import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import type { ChannelAccountEntity } from '@haojiao/features/channel-accounts';
import type { Actor } from '@haojiao/features/organizations';
import type { ChannelFigures } from '@haojiao/channel-kit';
import { CollectionBudget } from './collection-budget';
import type { CollectionBudgetState } from './collection-budget';
import { FigureSources } from './figure-sources';
import type { Hindrance } from './figure-sources';
import { CollectionAccountEntity } from './persistence/collection-account.entity';
import type { PostOutcome } from './persistence/collection-post.entity';
import type { CollectionRunEntity } from './persistence/collection-run.entity';
import { CollectionRuns } from './persistence/collection-runs.repository';

export interface PostsFollowed {
  outcome: PostOutcome;
  posts: number;
  nextDueAt: Date | null;
}

export interface AccountCollections {
  account: ChannelAccountEntity;
  figures: ChannelFigures | undefined;
  hindrance: Hindrance | null;
  /** Null: nobody has asked yet. */
  state: CollectionAccountEntity | null;
  followed: PostsFollowed[];
  budgets: CollectionBudgetState[];
  runs: CollectionRunEntity[];
}

/** How the figures of one account come in. */
@Injectable()
export class ReadCollections {
  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccountsService,
    private readonly sources: FigureSources,
    private readonly budget: CollectionBudget,
    private readonly runs: CollectionRuns,
  ) {}

  /** @throws AppError `channel_account_not_found`, `not_allowed` */
  async of(actor: Actor, id: string, limit: number, before: string | null): Promise<AccountCollections> {
    const account = await this.accounts.load(id);
    await this.accounts.requireOn(actor, 'analytics.read', account);
    const [state, followed, budgets, runs] = await Promise.all([
      this.database.manager.findOneBy(CollectionAccountEntity, { channelAccountId: id }),
      this.followed(id),
      this.budget.of(account),
      this.runs.page(id, limit, before),
    ]);
    const figures = this.sources.of(account.platform);
    const hindrance = this.sources.hindrance(account, this.accounts.accessOffline(account));
    return { account, figures, hindrance, state, followed, budgets, runs };
  }

  /** Plan: index `figure_collection_posts_account`, one row for each post of the account. */
  private followed(id: string): Promise<PostsFollowed[]> {
    return this.database.query<PostsFollowed>(
      `SELECT last_outcome AS outcome, count(*)::int AS posts, min(next_due_at) AS "nextDueAt"
       FROM figure_collection_posts WHERE channel_account_id = $1 GROUP BY last_outcome ORDER BY last_outcome`,
      [id],
    );
  }
}
