import { Injectable, OnModuleInit } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import type { PublishingRecord } from '@haojiao/features/channel-accounts';

/** Tells how an account's publications went, for the accounts' health. */
@Injectable()
export class AccountRecords implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccountsService,
  ) {}

  onModuleInit(): void {
    this.accounts.providePublishingRecords((ids) => this.of(ids));
  }

  /** Plan: for each account the first row of `publications_last_of_account`, and a count by `publications_failed_of_account`. */
  private of(channelAccountIds: string[]): Promise<PublishingRecord[]> {
    return this.database.query<PublishingRecord>(
      `SELECT a.id AS "channelAccountId", last.published_at AS "lastPublishedAt", last.id AS "lastPublicationId",
         (SELECT count(*)::int FROM publications f
          WHERE f.channel_account_id = a.id AND f.state IN ('failed', 'needs_attention')
            AND (last.published_at IS NULL OR f.updated_at > last.published_at)) AS "consecutiveFailures"
       FROM unnest($1::uuid[]) AS a (id)
       LEFT JOIN LATERAL (SELECT id, published_at FROM publications p
         WHERE p.channel_account_id = a.id AND p.published_at IS NOT NULL
         ORDER BY p.published_at DESC LIMIT 1) last ON true`,
      [channelAccountIds],
    );
  }
}
