import { Inject, Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { MINUTE_MS, nextBeijingMidnight, startOfBeijingDay } from '@haojiao/kernel';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import type { ChannelAccountEntity } from '@haojiao/features/channel-accounts';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { Blackouts } from './blackouts/blackouts';
import type { ActiveBlackout } from './blackouts/blackouts';

/** As near as two posts of one account take readers from each other. */
const NEAR_MS = 30 * MINUTE_MS;

export interface Neighbour {
  publicationId: string;
  title: string;
  scheduledAt: Date;
}

/** What speaks against an hour on one account. */
export interface AccountOutlook {
  channelAccountId: string;
  blackout: ActiveBlackout | null;
  /** Other items of the account within half an hour, those that the caller may read. */
  neighbours: Neighbour[];
  /** Posts of that day, this one counted. */
  postsThatDay: number;
  /** How many the platform lets automatic work post in a day; null: it has no such limit. */
  mostPerDay: number | null;
  /** The account can't be used then. */
  problem: Message | null;
}

/** An hour for an item is looked at before anybody plans it; nothing is kept or sent. */
@Injectable()
export class ReadPublicationOutlook {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly accounts: ChannelAccountsService,
    private readonly registry: ChannelRegistry,
    private readonly blackouts: Blackouts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `content_not_found`, `channel_account_not_found`, `not_allowed` */
  async read(
    actor: Actor,
    contentId: string,
    accountIds: readonly string[],
    wishedAt: Date | undefined,
  ): Promise<{ at: Date; accounts: AccountOutlook[] }> {
    const content = await this.contents.load(contentId);
    await this.contents.requireOn(actor, 'publication.read', content);
    const at = wishedAt ?? this.clock.now();
    const accounts: AccountOutlook[] = [];
    for (const id of accountIds) {
      const account = await this.accounts.get(actor, id);
      accounts.push(await this.outlookOn(actor, content, account, at));
    }
    return { at, accounts };
  }

  private async outlookOn(
    actor: Actor,
    content: ContentEntity,
    account: ChannelAccountEntity,
    at: Date,
  ): Promise<AccountOutlook> {
    const { organizationId, id: contentId } = content;
    const [blackout, neighbours, others] = await Promise.all([
      this.blackouts.at({ organizationId, platform: account.platform, contentId }, at),
      this.neighbours(actor, contentId, account.id, at),
      this.othersThatDay(contentId, account.id, at),
    ]);
    return {
      channelAccountId: account.id,
      blackout,
      neighbours,
      postsThatDay: others + 1,
      mostPerDay: account.mode === 'api' ? this.mostPerDay(account.platform) : null,
      problem: this.accounts.grantProblem(account, at)?.message ?? null,
    };
  }

  /** Plan: index `publications_scheduled_at` over one hour. */
  private neighbours(actor: Actor, contentId: string, accountId: string, at: Date): Promise<Neighbour[]> {
    return this.database.query<Neighbour>(
      `SELECT p.id AS "publicationId", c.title, p.scheduled_at AS "scheduledAt"
       FROM publications p JOIN contents c ON c.id = p.content_id JOIN organizations o ON o.id = p.organization_id
       WHERE ${scopeSql('o', 1)} AND p.channel_account_id = $3 AND p.content_id <> $4 AND p.lead_id IS NULL
         AND p.scheduled_at BETWEEN $5 AND $6 AND p.state NOT IN ('cancelled', 'failed', 'withdrawn')
       ORDER BY p.scheduled_at, p.id LIMIT 5`,
      [
        ...scopeParameters(actor.scope('publication.read')),
        accountId,
        contentId,
        new Date(at.getTime() - NEAR_MS),
        new Date(at.getTime() + NEAR_MS),
      ],
    );
  }

  /** Plan: index `publications_scheduled_at` over one day. */
  private async othersThatDay(contentId: string, accountId: string, at: Date): Promise<number> {
    const [row] = await this.database.query<{ posts: number }>(
      `SELECT count(*)::int AS posts FROM publications
       WHERE channel_account_id = $1 AND content_id <> $2 AND lead_id IS NULL
         AND scheduled_at >= $3 AND scheduled_at < $4 AND state NOT IN ('cancelled', 'failed')`,
      [accountId, contentId, startOfBeijingDay(at), nextBeijingMidnight(at)],
    );
    return row?.posts ?? 0;
  }

  private mostPerDay(platform: string): number | null {
    const most = (this.registry.find(platform)?.budgets ?? [])
      .filter(({ window, perPost }) => window === 'day' && (perPost ?? 0) > 0)
      .map(({ max, reserve, perPost }) => Math.floor((max - (reserve ?? 0)) / perPost!));
    return most.length === 0 ? null : Math.min(...most);
  }
}
