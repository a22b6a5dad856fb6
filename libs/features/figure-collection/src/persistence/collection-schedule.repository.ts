import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RemotePost } from '@haojiao/channel-kit';
import { MINUTE_MS } from '@haojiao/kernel';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { PostOutcome } from './collection-post.entity';

/** One batch of questions ends well within it, and each renews it. */
const LEASE_MS = 5 * MINUTE_MS;
/** Of one account in one round; the rest comes with the next. */
const POSTS_A_ROUND = 1_000;

/** The right to ask one account, until the lease ends. */
export interface Claim {
  channelAccountId: string;
  fence: number;
  /** Its own figures are due. */
  accountIsDue: boolean;
  failures: number;
  askedBy: string | null;
}

export interface DuePost {
  publicationId: string;
  remote: RemotePost;
  timesMissing: number;
  missingSince: Date | null;
  lastTakenAt: Date | null;
  lastOutcome: PostOutcome;
  /** Out since, and nobody has said yet when it is asked about. */
  isNew: boolean;
}

/** How a round ended. */
export interface RoundEnd {
  failures: number;
  notBefore: Date | null;
  notBeforeIsFirm: boolean;
  reason: Message | null;
}

/** What became of one post, and when it is asked about next. */
export interface AskedOutcome {
  publicationId: string;
  outcome: PostOutcome;
  nextDueAt: Date | null;
  lastTakenAt: Date | null;
  timesMissing: number;
  reason: Message | null;
}

/** Another worker asks this account now: what this one knows is not written any more. */
export class ClaimLost extends Error {
  constructor({ channelAccountId, fence }: Pick<Claim, 'channelAccountId' | 'fence'>) {
    super(`The claim ${fence} on the figures of channel account ${channelAccountId} was lost`);
    this.name = 'ClaimLost';
  }
}

/** Which accounts and posts are due, one asker for each account. */
@Injectable()
export class CollectionScheduleRepository {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Accounts that were connected since; few rows, `NOT EXISTS` by the key. */
  async enrol(platforms: readonly string[]): Promise<void> {
    await this.database.query(
      `INSERT INTO figure_collection_accounts (channel_account_id, next_due_at)
       SELECT a.id, $2 FROM channel_accounts a WHERE a.platform = ANY($1) AND a.state = 'connected'
         AND NOT EXISTS (SELECT 1 FROM figure_collection_accounts c WHERE c.channel_account_id = a.id)
       ON CONFLICT DO NOTHING`,
      [platforms, this.clock.now()],
    );
  }

  /**
   * The account that waits longest. Retired ones, those that need a person and those whose collection is switched off
   * are never taken. Plan: the accounts of the platform, for each a look into `figure_collection_posts_due`; rows that
   * another worker claims are skipped.
   */
  async claim(platform: string): Promise<Claim | null> {
    const now = this.clock.now();
    const [[row]] = await this.database.manager.query<[ClaimRow[], number]>(
      `UPDATE figure_collection_accounts c SET lease_until = $2, fence = c.fence + 1
       FROM (SELECT c.channel_account_id FROM figure_collection_accounts c
             JOIN channel_accounts a ON a.id = c.channel_account_id
             WHERE a.platform = $3 AND a.state = 'connected'
               AND a.settings -> 'figuresOff' IS DISTINCT FROM 'true'::jsonb
               AND (c.lease_until IS NULL OR c.lease_until <= $1) AND (c.not_before IS NULL OR c.not_before <= $1)
               AND (c.next_due_at <= $1 OR EXISTS (SELECT 1 FROM figure_collection_posts p
                 WHERE p.channel_account_id = c.channel_account_id AND p.next_due_at <= $1))
             ORDER BY c.last_run_at NULLS FIRST, c.channel_account_id LIMIT 1 FOR UPDATE OF c SKIP LOCKED) due
       WHERE c.channel_account_id = due.channel_account_id
       RETURNING c.channel_account_id, c.fence, c.next_due_at <= $1 AS account_is_due, c.failures, c.asked_by`,
      [now, new Date(now.getTime() + LEASE_MS), platform],
    );
    if (!row) return null;
    return {
      channelAccountId: row.channel_account_id,
      fence: Number(row.fence),
      accountIsDue: row.account_is_due === true,
      failures: row.failures,
      askedBy: row.asked_by,
    };
  }

  /** Young posts first: what a budget leaves over is for the old ones. Plan: `figure_collection_posts_due`. */
  async duePosts(channelAccountId: string): Promise<DuePost[]> {
    const rows = await this.database.query<DueRow>(
      `SELECT f.publication_id, f.times_missing, f.missing_since, f.last_taken_at, f.last_outcome,
         f.last_asked_at IS NULL AND f.next_due_at = p.published_at AS is_new, p.remote_id, p.remote_url, p.remote_extra, p.published_at
       FROM figure_collection_posts f JOIN publications p ON p.id = f.publication_id
       WHERE f.channel_account_id = $1 AND f.next_due_at <= $2 AND p.state = 'published'
       ORDER BY p.published_at DESC, f.publication_id LIMIT $3`,
      [channelAccountId, this.clock.now(), POSTS_A_ROUND],
    );
    return rows.map((row) => ({
      publicationId: row.publication_id,
      timesMissing: row.times_missing,
      missingSince: row.missing_since,
      lastOutcome: row.last_outcome,
      isNew: row.is_new,
      lastTakenAt: row.last_taken_at,
      remote: {
        id: row.remote_id ?? '',
        url: row.remote_url,
        publishedAt: row.published_at,
        extra: row.remote_extra ?? {},
      },
    }));
  }

  /** One transaction under a claim. @throws ClaimLost */
  under(claim: Claim, work: (manager: EntityManager) => Promise<void>): Promise<void> {
    return this.database.transaction(async (manager) => {
      await this.hold(manager, claim);
      await work(manager);
    });
  }

  /** Locks the account under this claim for the rest of the transaction, and renews it. @throws ClaimLost */
  private async hold(manager: EntityManager, claim: Claim): Promise<void> {
    const [rows] = await manager.query<[unknown[], number]>(
      `UPDATE figure_collection_accounts SET lease_until = $3
       WHERE channel_account_id = $1 AND fence = $2 AND lease_until IS NOT NULL RETURNING 1`,
      [claim.channelAccountId, claim.fence, new Date(this.clock.now().getTime() + LEASE_MS)],
    );
    if (rows.length === 0) throw new ClaimLost(claim);
  }

  /** When new posts are asked about for the first time. One that somebody wishes to know of meanwhile stays due. */
  async plan(
    manager: EntityManager,
    first: readonly { publicationId: string; at: Date | null }[],
  ): Promise<void> {
    await manager.query(
      `UPDATE figure_collection_posts f SET next_due_at = v.at
       FROM jsonb_to_recordset($1::jsonb) AS v ("publicationId" uuid, at timestamptz)
       JOIN publications p ON p.id = v."publicationId"
       WHERE f.publication_id = v."publicationId" AND f.last_asked_at IS NULL AND f.next_due_at = p.published_at`,
      [JSON.stringify(first)],
    );
  }

  /** A post that was taken down meanwhile stays as it is. */
  async keepOutcomes(manager: EntityManager, outcomes: readonly AskedOutcome[]): Promise<void> {
    const rows = outcomes.map((row) => ({
      id: row.publicationId,
      due: row.nextDueAt,
      outcome: row.outcome,
      taken: row.lastTakenAt,
      missing: row.timesMissing,
      reason: row.reason,
    }));
    await manager.query(
      `UPDATE figure_collection_posts f SET next_due_at = v.due, last_asked_at = $2, last_outcome = v.outcome,
         last_taken_at = greatest(f.last_taken_at, v.taken), times_missing = v.missing, reason = v.reason,
         missing_since = CASE WHEN v.missing > 0 THEN coalesce(f.missing_since, $2) END
       FROM jsonb_to_recordset($1::jsonb)
         AS v (id uuid, due timestamptz, outcome text, taken timestamptz, missing integer, reason jsonb)
       WHERE f.publication_id = v.id AND f.last_outcome <> 'taken_down'`,
      [JSON.stringify(rows), this.clock.now()],
    );
  }

  async keepAccountDue(manager: EntityManager, claim: Claim, nextDueAt: Date | null): Promise<void> {
    await manager.query(
      'UPDATE figure_collection_accounts SET next_due_at = $3 WHERE channel_account_id = $1 AND fence = $2',
      [claim.channelAccountId, claim.fence, nextDueAt],
    );
  }

  /** Gives the claim back as if it had never been taken: nobody was to be asked. */
  async letGo(claim: Claim): Promise<void> {
    await this.database.query(
      'UPDATE figure_collection_accounts SET lease_until = NULL WHERE channel_account_id = $1 AND fence = $2',
      [claim.channelAccountId, claim.fence],
    );
  }

  /** Gives the claim back. A wish that came in the meantime stays. */
  async release(manager: EntityManager, claim: Claim, end: RoundEnd & { startedAt: Date }): Promise<void> {
    await manager.query(
      `UPDATE figure_collection_accounts SET lease_until = NULL, failures = $3, not_before = $4, reason = $5,
         not_before_is_firm = $8, last_run_at = $6, asked_by = CASE WHEN asked_at <= $7 THEN NULL ELSE asked_by END,
         asked_at = CASE WHEN asked_at <= $7 THEN NULL ELSE asked_at END
       WHERE channel_account_id = $1 AND fence = $2`,
      [
        claim.channelAccountId,
        claim.fence,
        end.failures,
        end.notBefore,
        end.reason && JSON.stringify(end.reason),
        this.clock.now(),
        end.startedAt,
        end.notBeforeIsFirm,
      ],
    );
  }
}

interface ClaimRow {
  channel_account_id: string;
  fence: string;
  account_is_due: boolean | null;
  failures: number;
  asked_by: string | null;
}

interface DueRow {
  publication_id: string;
  times_missing: number;
  missing_since: Date | null;
  last_outcome: PostOutcome;
  is_new: boolean;
  last_taken_at: Date | null;
  remote_id: string | null;
  remote_url: string | null;
  remote_extra: RemotePost['extra'] | null;
  published_at: Date;
}
