import { Injectable, OnModuleInit } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { LiveContent } from '@haojiao/features/contents';
import type { LiveChannel } from '@haojiao/features/contents';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';

/** Tells where which revision of an item is out. */
@Injectable()
export class LivePublications implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly live: LiveContent,
  ) {}

  onModuleInit(): void {
    this.live.registerSource((actor, contentId) => this.find(actor, contentId));
  }

  /** What is being withdrawn can still be read. Plan: index `publications_one_live` by the item. */
  private find(actor: Actor, contentId: string): Promise<LiveChannel[]> {
    return this.database.query<LiveChannel>(
      `SELECT p.revision_id AS "revisionId", p.id AS "publicationId", p.platform,
              p.channel_account_id AS "channelAccountId", a.name AS "channelAccountName", p.remote_url AS url,
              p.published_at AS "publishedAt"
       FROM publications p
       JOIN channel_accounts a ON a.id = p.channel_account_id
       JOIN organizations o ON o.id = p.organization_id
       WHERE p.content_id = $1 AND p.state IN ('published', 'withdrawing') AND p.revision_id IS NOT NULL
         AND ${scopeSql('o', 2)}
       ORDER BY p.id`,
      [contentId, ...scopeParameters(actor.scope('publication.read'))],
    );
  }
}
