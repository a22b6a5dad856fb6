import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';

/** One run over one picture, taken by one worker. */
export interface RenderingTurn {
  assetId: string;
  /** How often it failed since it last came out well. */
  failures: number;
  /** The lease names the run: what a worker says that lost its lease is not heard. */
  claimedAt: Date;
}

export const LEASE_SECONDS = 90;

/**
 * Which picture is next. The unit that has the fewest at work comes first, then the one that was served longest ago, so
 * that one unit's thousand pictures don't hold up another's one. Within a unit new pictures go before those that
 * readers can see already, then the oldest first.
 *
 * Plan: due assets by `assets_renditions_due`, their turns by primary key; leases and last turns by the two indexes on
 * the unit. It grows with the number of pictures that are due: a millisecond for a thousand.
 */
const claimSql = `
  WITH candidate AS (
    SELECT DISTINCT ON (a.organization_id) a.organization_id, a.id
    FROM assets a LEFT JOIN asset_renderings r ON r.asset_id = a.id
    WHERE a.renditions_due AND a.deleted_at IS NULL
      AND coalesce(r.leased_until, '-infinity') <= $1 AND coalesce(r.not_before, '-infinity') <= $1
    ORDER BY a.organization_id, (a.state = 'ready'), a.id
  ), next AS (
    SELECT c.id, c.organization_id FROM candidate c
    ORDER BY
      (SELECT count(*) FROM asset_renderings r WHERE r.organization_id = c.organization_id AND r.leased_until > $1),
      (SELECT max(r.claimed_at) FROM asset_renderings r WHERE r.organization_id = c.organization_id) NULLS FIRST,
      c.id
    LIMIT 1
  )
  INSERT INTO asset_renderings AS r (asset_id, organization_id, claimed_at, leased_until)
  SELECT id, organization_id, $1, $1::timestamptz + make_interval(secs => ${LEASE_SECONDS}) FROM next
  ON CONFLICT (asset_id) DO UPDATE SET
    claimed_at = EXCLUDED.claimed_at,
    leased_until = EXCLUDED.leased_until,
    not_before = NULL,
    failures = r.failures + (r.leased_until IS NOT NULL)::integer,
    failure = CASE WHEN r.leased_until IS NULL THEN r.failure ELSE 'worker_died' END,
    done = 0,
    total = 0
  WHERE coalesce(r.leased_until, '-infinity') <= $1
  RETURNING r.asset_id AS "assetId", r.failures, r.claimed_at AS "claimedAt"`;

/** Hands out pictures to workers, whichever asks, in fair order. */
@Injectable()
export class RenderingTurns {
  constructor(private readonly database: Database) {}

  /** null when nothing is due that nobody else has. Claims wait for each other, so that two see each other's turns. */
  async claim(now: Date): Promise<RenderingTurn | null> {
    return this.database.transaction(async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('asset_renderings'))`);
      const [turn] = await this.database.query<RenderingTurn>(claimSql, [now], manager);
      return turn ?? null;
    });
  }

  /** Says how far it is, which keeps the lease. */
  async report(turn: RenderingTurn, now: Date, done: number, total: number): Promise<void> {
    await this.database.query(
      `UPDATE asset_renderings SET done = $3, total = $4,
         leased_until = $5::timestamptz + make_interval(secs => ${LEASE_SECONDS})
       WHERE asset_id = $1 AND claimed_at = $2`,
      [turn.assetId, turn.claimedAt, done, total, now],
    );
  }

  /** The run is over; `fault` is that of the picture itself, which is not tried again. */
  async finish(turn: RenderingTurn, total: number, fault: string | null): Promise<void> {
    await this.database.query(
      `UPDATE asset_renderings SET leased_until = NULL, failures = 0, failure = $3, done = $4, total = $4
       WHERE asset_id = $1 AND claimed_at = $2`,
      [turn.assetId, turn.claimedAt, fault, total],
    );
  }

  /** The run failed for a reason that may pass; it comes again at `notBefore`. What `counts` has a limit. */
  async postpone(turn: RenderingTurn, failure: string, counts: boolean, notBefore: Date): Promise<void> {
    await this.database.query(
      `UPDATE asset_renderings SET leased_until = NULL, failures = failures + $3::boolean::integer,
         failure = $4, not_before = $5
       WHERE asset_id = $1 AND claimed_at = $2`,
      [turn.assetId, turn.claimedAt, counts, failure, notBefore],
    );
  }
}
