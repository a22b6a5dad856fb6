import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { newId, sha256 as hashOf } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Loudness } from '@haojiao/infrastructure/media';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { hashOfStream } from '../hash-of-stream';
import type { MediaFinding } from './persistence/media-preparation.entity';
import { PreparedFileEntity } from './persistence/prepared-file.entity';

/** After so many beginnings a recording that ends its worker every time is left alone. */
export const MOST_ATTEMPTS = 5;
export const LEASE_SECONDS = 120;
/** What passes is waited for: half a minute at first, twice as long each time, so long at most. */
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 1_800;
/** After so many hours of it a person has to look. */
const MOST_HOURS = 24;

/** The lease ran out, and another worker has it. */
export class LeaseTaken extends Error {
  constructor(assetId: string) {
    super(`Another worker prepares ${assetId}`);
    this.name = 'LeaseTaken';
  }
}

export interface PreparationClaim {
  assetId: string;
  lease: string;
  attempts: number;
}

export type NewPreparedFile = Pick<PreparedFileEntity, 'name' | 'mediaType'> &
  Partial<Pick<PreparedFileEntity, 'headerBytes' | 'durationSeconds' | 'bitRate' | 'width' | 'height'>>;

/** The rows of preparations: who is at which, how far, and what came out. Every write holds only while the lease does. */
@Injectable()
export class PreparationLedger {
  constructor(
    private readonly database: Database,
    private readonly storage: ObjectStorage,
  ) {}

  /** Takes the preparation; null where another is at it, nothing is due, or it needs other tools than these. */
  async claim(assetId: string, tools: string[]): Promise<PreparationClaim | null> {
    const lease = newId();
    const rows = await this.database.query<{ attempts: number }>(
      `WITH taken AS (
         UPDATE media_preparations p SET state = 'working', lease = $2, attempts = attempts + 1, step = NULL,
           percent = 0, missing = '{}', leased_until = now() + make_interval(secs => ${LEASE_SECONDS}), updated_at = now()
         FROM assets a
         WHERE p.asset_id = $1 AND a.id = p.asset_id AND a.deleted_at IS NULL
           AND ((p.state IN ('due', 'missing') AND p.missing <@ $3::text[] AND coalesce(p.not_before, '-infinity') <= now())
             OR (p.state = 'working' AND p.leased_until < now()))
         RETURNING p.attempts)
       SELECT attempts FROM taken`,
      [assetId, lease, tools],
    );
    return rows[0] ? { assetId, lease, attempts: rows[0].attempts } : null;
  }

  /** Says how far it is and keeps the lease. @throws LeaseTaken where another worker took over */
  async renew({ assetId, lease }: PreparationClaim, step: string | null, percent: number): Promise<void> {
    const rows = await this.database.query(
      `WITH renewed AS (
         UPDATE media_preparations SET step = $3, percent = $4, updated_at = now(),
           leased_until = now() + make_interval(secs => ${LEASE_SECONDS})
         WHERE asset_id = $1 AND lease = $2 RETURNING asset_id)
       SELECT asset_id FROM renewed`,
      [assetId, lease, step, Math.min(100, Math.max(0, Math.round(percent)))],
    );
    if (rows.length === 0) throw new LeaseTaken(assetId);
  }

  /** Keeps what the analysis found. */
  async describe(
    { assetId, lease }: PreparationClaim,
    facts: { loudness: Loudness | null; findings: MediaFinding[] },
  ): Promise<void> {
    await this.database.query(
      'UPDATE media_preparations SET loudness = $3, findings = $4 WHERE asset_id = $1 AND lease = $2',
      [assetId, lease, facts.loudness && JSON.stringify(facts.loudness), JSON.stringify(facts.findings)],
    );
  }

  async finish(claim: PreparationClaim): Promise<void> {
    await this.end(claim, 'made', null);
  }

  /** `failure`: the code that is shown, with words, where the asset is. */
  async fail(claim: PreparationClaim, failure: string): Promise<void> {
    await this.end(claim, 'failed', failure);
  }

  /** Gives it back undone, by no fault of the recording's. */
  async release({ assetId, lease }: PreparationClaim): Promise<void> {
    await this.database.query(
      `UPDATE media_preparations SET state = 'due', lease = NULL, leased_until = NULL, step = NULL, percent = 0,
         attempts = greatest(attempts - 1, 0), updated_at = now()
       WHERE asset_id = $1 AND lease = $2`,
      [assetId, lease],
    );
  }

  /**
   * Gives it back for a reason that may pass; it is tried again later, and counts as no attempt. Where this very reason has
   * not passed in a day it has failed. `reason`: the code that is shown.
   */
  async wait({ assetId, lease }: PreparationClaim, reason: string): Promise<void> {
    await this.database.query(
      `UPDATE media_preparations p SET lease = NULL, leased_until = NULL, step = NULL, percent = 0, updated_at = now(),
         attempts = greatest(p.attempts - 1, 0), state = CASE WHEN t.over THEN 'failed' ELSE 'due' END,
         failure = CASE WHEN t.over THEN $3 END, waits = CASE WHEN t.over THEN 0 ELSE p.waits + 1 END,
         waiting_for = CASE WHEN NOT t.over THEN $3 END, waiting_since = CASE WHEN NOT t.over THEN t.since END,
         not_before = CASE WHEN NOT t.over THEN now() + make_interval(secs =>
           least(${LONGEST_WAIT_SECONDS}, ${FIRST_WAIT_SECONDS} * power(2, least(p.waits, 10)))) END
       FROM (SELECT asset_id, since, since < now() - make_interval(hours => ${MOST_HOURS}) AS over
             FROM (SELECT asset_id, CASE WHEN waiting_for = $3 THEN coalesce(waiting_since, now()) ELSE now() END AS since
                   FROM media_preparations WHERE asset_id = $1) s) t
       WHERE p.asset_id = t.asset_id AND p.lease = $2`,
      [assetId, lease, reason],
    );
  }

  /**
   * This machine lacks a program, as was seen before (`due`) or in the middle of the work; what was made stays. Where another
   * worker has it (`anywhere`), it is due to that one.
   */
  async lack(assetId: string, tool: string, anywhere: string[], claim?: PreparationClaim): Promise<void> {
    const isElsewhere = anywhere.includes(tool);
    if (isElsewhere && !claim) return;
    await this.database.query(
      `UPDATE media_preparations SET state = $4, missing = ARRAY[$2::text], lease = NULL, leased_until = NULL,
         step = NULL, percent = 0, attempts = greatest(attempts - $5, 0), updated_at = now()
       WHERE asset_id = $1 AND (state = 'due' OR lease = $3)`,
      [assetId, tool, claim?.lease ?? null, isElsewhere ? 'due' : 'missing', claim ? 1 : 0],
    );
  }

  /**
   * Shows as missing what no worker has any more, and as due what one has again. Plan: `media_preparations_open`.
   * @param anywhere what the workers have that are alive
   */
  async sort(anywhere: string[]): Promise<void> {
    await this.database.query(
      `UPDATE media_preparations SET updated_at = now(),
         missing = CASE WHEN missing = '{}' THEN '{ffmpeg}' ELSE missing END,
         state = CASE WHEN state = 'due' THEN 'missing' ELSE 'due' END
       WHERE state IN ('due', 'missing')
         AND (state = 'due') <> (missing <@ $1::text[] AND 'ffmpeg' = ANY($1::text[]))`,
      [anywhere],
    );
  }

  /** What is to be done where these tools are, also where a worker died; plan: the partial index `media_preparations_open`. */
  async open(tools: string[], limit: number): Promise<{ assetId: string }[]> {
    return this.database.query<{ assetId: string }>(
      `SELECT p.asset_id AS "assetId" FROM media_preparations p JOIN assets a ON a.id = p.asset_id
       WHERE p.state IN ('due', 'working', 'missing') AND a.deleted_at IS NULL
         AND ((p.state IN ('due', 'missing') AND p.missing <@ $1::text[] AND coalesce(p.not_before, '-infinity') <= now())
           OR (p.state = 'working' AND p.leased_until < now()))
       ORDER BY p.asset_id LIMIT $2`,
      [tools, limit],
    );
  }

  /** Those of its files that lie in the storage, by `name mediaType`. */
  async filesOf(assetId: string): Promise<Map<string, PreparedFileEntity>> {
    const rows = await this.database.manager.findBy(PreparedFileEntity, { assetId });
    const there = await Promise.all(rows.map(({ sha256 }) => this.storage.has(sha256)));
    return new Map(
      rows.filter((_, index) => there[index]).map((row) => [`${row.name} ${row.mediaType}`, row]),
    );
  }

  /** Bytes first: a row never names an object that is not there. The file at a path is handed over. */
  async keep(
    { assetId, lease }: PreparationClaim,
    source: Buffer | { path: string },
    file: NewPreparedFile,
  ): Promise<{ sha256: string; bytes: number }> {
    const isBuffer = Buffer.isBuffer(source);
    const bytes = isBuffer ? source.length : (await stat(source.path)).size;
    const sha256 = isBuffer ? hashOf(source) : await hashOfStream(createReadStream(source.path));
    await this.storage.put(sha256, source);
    await this.database.query(
      `INSERT INTO prepared_files
         (asset_id, name, media_type, sha256, bytes, header_bytes, duration_seconds, bit_rate, width, height)
       SELECT asset_id, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM media_preparations
       WHERE asset_id = $1 AND lease = $2
       ON CONFLICT (asset_id, name, media_type) DO UPDATE SET sha256 = excluded.sha256, bytes = excluded.bytes,
         header_bytes = excluded.header_bytes, duration_seconds = excluded.duration_seconds,
         bit_rate = excluded.bit_rate, width = excluded.width, height = excluded.height, made_at = now()`,
      [
        assetId,
        lease,
        file.name,
        file.mediaType,
        sha256,
        bytes,
        file.headerBytes ?? 0,
        file.durationSeconds ?? null,
        file.bitRate ?? null,
        file.width ?? null,
        file.height ?? null,
      ],
    );
    return { sha256, bytes };
  }

  private async end(
    { assetId, lease }: PreparationClaim,
    state: 'made' | 'failed',
    failure: string | null,
  ): Promise<void> {
    await this.database.query(
      `UPDATE media_preparations SET state = $3, failure = $4, lease = NULL, leased_until = NULL, step = NULL,
         waiting_for = NULL, waiting_since = NULL, waits = 0, not_before = NULL,
         percent = CASE WHEN $3 = 'made' THEN 100 ELSE 0 END, updated_at = now()
       WHERE asset_id = $1 AND lease = $2`,
      [assetId, lease, state, failure],
    );
  }
}
