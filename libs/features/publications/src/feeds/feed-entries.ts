import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChannelFeed, FeedEntry } from '@haojiao/channel-kit';
import { Database } from '@haojiao/infrastructure/database';
import type { PublicationEntity } from '../persistence/publication.entity';
import { FeedEntryEntity } from './persistence/feed-entry.entity';

export interface FeedSelection {
  channelAccountId: string;
  /** Only what changed at or after. */
  since: Date | null;
  /** From 1. */
  page: number;
}

/** Where a window says nothing: no feed is longer. */
const LONGEST = 1_000;
/** Entries of one page where a reader asks for pages. */
const PAGE_SIZE = 50;

/** The entries of feeds, version by version. Writing happens in the caller's transaction. */
@Injectable()
export class FeedEntries {
  constructor(private readonly database: Database) {}

  of(publicationId: string, manager: EntityManager = this.database.manager): Promise<FeedEntryEntity | null> {
    return manager.findOneBy(FeedEntryEntity, { publicationId });
  }

  /**
   * Lists an item, or its next version where the account's feed has had it before. The same content under the same
   * publication changes nothing, however often it is listed.
   */
  async list(
    manager: EntityManager,
    publication: PublicationEntity,
    entry: FeedEntry,
    now: Date,
  ): Promise<FeedEntryEntity> {
    await manager.query(
      `INSERT INTO feed_entries AS e (channel_account_id, guid, publication_id, version, status, document, digest,
         files, valid_from, valid_until, listed_at, updated_at)
       VALUES ($1, $2, $3, 1, 'publish', $4, $5, $6, $7, $8, $9, $9)
       ON CONFLICT (channel_account_id, guid) DO UPDATE SET publication_id = excluded.publication_id,
         version = e.version + 1, status = 'update', document = excluded.document, digest = excluded.digest,
         files = excluded.files, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
         listed_at = CASE WHEN e.publication_id = excluded.publication_id THEN e.listed_at ELSE excluded.listed_at END,
         updated_at = excluded.updated_at
       WHERE e.status = 'withdraw' OR e.publication_id <> excluded.publication_id OR e.document <> excluded.document
          OR e.digest <> excluded.digest OR e.files <> excluded.files
          OR (e.valid_from, e.valid_until) IS DISTINCT FROM (excluded.valid_from, excluded.valid_until)`,
      [
        publication.channelAccountId,
        guidOf(publication),
        publication.id,
        JSON.stringify(entry.document),
        entry.digest,
        JSON.stringify(entry.files ?? {}),
        entry.validFrom ?? null,
        entry.validUntil ?? null,
        now,
      ],
    );
    return manager.findOneByOrFail(FeedEntryEntity, { publicationId: publication.id });
  }

  /** Makes a tombstone of it, whose version tells the platform to take it down. */
  async withdraw(manager: EntityManager, publicationId: string, now: Date): Promise<void> {
    await manager.query(
      `UPDATE feed_entries SET status = 'withdraw', version = version + 1, updated_at = $2
       WHERE publication_id = $1 AND status <> 'withdraw'`,
      [publicationId, now],
    );
  }

  /**
   * Whatever became of a publication elsewhere (withdrawn while it waited, said not to be out), its entry follows
   * before anybody reads the feed; the ledger is woken to see to the rest.
   */
  async retractStopped(channelAccountId: string, now: Date): Promise<void> {
    await this.database.query(
      `WITH retracted AS (
         UPDATE feed_entries e SET status = 'withdraw', version = e.version + 1, updated_at = $2
         FROM publications p
         WHERE e.channel_account_id = $1 AND e.status <> 'withdraw' AND p.id = e.publication_id
           AND (p.withdraw_reason IS NOT NULL OR p.state IN ('failed', 'cancelled', 'withdrawn'))
         RETURNING p.id)
       UPDATE publications p SET next_run_at = $2 FROM retracted
       WHERE p.id = retracted.id AND p.state = 'awaiting_platform' AND p.mode = 'feed'`,
      [channelAccountId, now],
    );
  }

  /**
   * What a feed tells now, newest change first. Tombstones are the last to be left out of a full feed. Plan: index
   * `feed_entries_newest`, the account's entries once.
   */
  async select(
    { channelAccountId, since, page }: FeedSelection,
    { tombstoneMs, window }: ChannelFeed,
    now: Date,
  ): Promise<FeedEntryEntity[]> {
    const isPaged = page > 1;
    const { atLeast, ageMs, atMost } = window ?? { atLeast: LONGEST, ageMs: 0, atMost: LONGEST };
    const limit = isPaged ? PAGE_SIZE : atMost;
    const rows = await this.database.query<{ guid: string }>(
      `SELECT guid FROM (
         SELECT guid, status, updated_at, row_number() OVER (ORDER BY updated_at DESC, guid) AS place
         FROM feed_entries
         WHERE channel_account_id = $1 AND ($2::timestamptz IS NULL OR updated_at >= $2)
           AND (status <> 'withdraw' OR updated_at > $3) AND (valid_until IS NULL OR valid_until > $4)
       ) newest
       WHERE $5::boolean OR place <= $6 OR updated_at > $7 OR status = 'withdraw' OR $2::timestamptz IS NOT NULL
       ORDER BY NOT $5::boolean AND status <> 'withdraw', updated_at DESC, guid LIMIT $8 OFFSET $9`,
      [
        channelAccountId,
        since,
        new Date(now.getTime() - tombstoneMs),
        now,
        isPaged,
        atLeast,
        new Date(now.getTime() - ageMs),
        limit,
        isPaged ? (page - 1) * PAGE_SIZE : 0,
      ],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(FeedEntryEntity, 'e')
      .where('e.channelAccountId = :channelAccountId AND e.guid IN (:...guids)', {
        channelAccountId,
        guids: rows.map((row) => row.guid),
      })
      .orderBy('e.updatedAt', 'DESC')
      .addOrderBy('e.guid')
      .getMany();
  }

  /** Writes down who fetched which versions; yields the publications for which it was the first fetch of this version. */
  async receive(
    manager: EntityManager,
    entries: FeedEntryEntity[],
    { address, client, at }: { address: string; client: string; at: Date },
  ): Promise<string[]> {
    if (entries.length === 0) return [];
    const rows = await this.database.query<{ publication_id: string }>(
      `WITH told AS (SELECT * FROM unnest($1::uuid[], $2::integer[]) AS t (publication_id, version)),
       first AS (
         INSERT INTO feed_receipts (channel_account_id, publication_id, version, fetched_at, address, client)
         SELECT $3, publication_id, version, $4, $5, $6 FROM told
         ON CONFLICT DO NOTHING RETURNING publication_id, version)
       UPDATE feed_entries e SET fetched_version = first.version, fetched_at = $4, fetched_by = $5, fetched_client = $6
       FROM first WHERE e.publication_id = first.publication_id AND e.version = first.version
       RETURNING e.publication_id`,
      [
        entries.map((entry) => entry.publicationId),
        entries.map((entry) => entry.version),
        entries[0]!.channelAccountId,
        at,
        address,
        client,
      ],
      manager,
    );
    // An UPDATE through the driver comes with its count.
    const touched = (Array.isArray(rows[0]) ? rows[0] : rows) as { publication_id: string }[];
    return touched.map((row) => row.publication_id);
  }
}

/** One item has one id in an account's feed for ever, whichever publication brings it. */
function guidOf({ platform, contentId }: PublicationEntity): string {
  return `${platform}-${contentId}`;
}
