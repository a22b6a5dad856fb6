import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { localDay } from '@haojiao/features/platform-figures';
import type { FigureSubject } from '@haojiao/features/platform-figures';
import type { KnownPost } from './domain/match-posts';

/** A post with the moment at which it went out. */
export interface AccountPost extends KnownPost {
  publishedAt: Date;
}

type PostRow = Omit<AccountPost, 'publishedOn' | 'titles'> & { titles: (string | null)[] };

const MOST = 50_000;

/** Posts of one account that went out, of units where the caller may write figures down. */
@Injectable()
export class AccountPosts {
  constructor(private readonly database: Database) {}

  /** The newest; those that were taken down too. Plan: backwards over `publications_account_published_at`. */
  async of(actor: Actor, { channelAccountId, timeZone }: FigureSubject): Promise<AccountPost[]> {
    return this.read(actor, channelAccountId, timeZone, null, this.database.manager);
  }

  /** One of them, or null. */
  async find(
    actor: Actor,
    { channelAccountId, timeZone }: FigureSubject,
    publicationId: string,
    manager: EntityManager,
  ): Promise<AccountPost | null> {
    const [post] = await this.read(actor, channelAccountId, timeZone, publicationId, manager);
    return post ?? null;
  }

  /** Of these, those that are of units where the caller may write figures down. Plan: primary keys. */
  async within(
    actor: Actor,
    publicationIds: readonly string[],
    manager: EntityManager = this.database.manager,
  ): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT p.id FROM publications p JOIN organizations o ON o.id = p.organization_id
       WHERE p.id = ANY($3::uuid[]) AND ${scopeSql('o', 1)}`,
      [...scopeParameters(actor.scope('figure.record')), [...new Set(publicationIds)]],
      manager,
    );
    return new Set(rows.map(({ id }) => id));
  }

  private async read(
    actor: Actor,
    channelAccountId: string,
    timeZone: string,
    publicationId: string | null,
    manager: EntityManager,
  ): Promise<AccountPost[]> {
    const rows = await this.database.query<PostRow>(
      `SELECT p.id, p.remote_id AS "remoteId", p.remote_url AS "remoteUrl", p.published_at AS "publishedAt",
         p.withdrawn_at IS NOT NULL AS "isWithdrawn",
         ARRAY[c.title, r.document ->> 'title', r.document #>> ARRAY['variants', p.platform, 'title']] AS titles
       FROM publications p JOIN contents c ON c.id = p.content_id JOIN organizations o ON o.id = p.organization_id
       LEFT JOIN content_revisions r ON r.id = p.revision_id
       WHERE p.channel_account_id = $3 AND p.published_at IS NOT NULL AND ${scopeSql('o', 1)}
         AND ($4::uuid IS NULL OR p.id = $4)
       ORDER BY p.published_at DESC LIMIT ${MOST}`,
      [...scopeParameters(actor.scope('figure.record')), channelAccountId, publicationId],
      manager,
    );
    return rows.map(({ titles, ...post }) => ({
      ...post,
      titles: titles.filter((title): title is string => title !== null),
      publishedOn: localDay(post.publishedAt, timeZone),
    }));
  }
}
