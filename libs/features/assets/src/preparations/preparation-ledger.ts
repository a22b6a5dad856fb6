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
const LEASE_SECONDS = 120;

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

  /** Takes the preparation; null where another is at it, or nothing is due. */
  async claim(assetId: string): Promise<PreparationClaim | null> {
    const lease = newId();
    const rows = await this.database.query<{ attempts: number }>(
      `WITH taken AS (
         UPDATE media_preparations p SET state = 'working', lease = $2, attempts = attempts + 1, step = NULL,
           percent = 0, missing = '{}', leased_until = now() + make_interval(secs => ${LEASE_SECONDS}), updated_at = now()
         FROM assets a
         WHERE p.asset_id = $1 AND a.id = p.asset_id AND a.deleted_at IS NULL
           AND (p.state IN ('due', 'missing') OR (p.state = 'working' AND p.leased_until < now()))
         RETURNING p.attempts)
       SELECT attempts FROM taken`,
      [assetId, lease],
    );
    return rows[0] ? { assetId, lease, attempts: rows[0].attempts } : null;
  }

  /** Says how far it is and keeps the lease. @throws Error where another worker took over */
  async renew({ assetId, lease }: PreparationClaim, step: string | null, percent: number): Promise<void> {
    const rows = await this.database.query(
      `WITH renewed AS (
         UPDATE media_preparations SET step = $3, percent = $4, updated_at = now(),
           leased_until = now() + make_interval(secs => ${LEASE_SECONDS})
         WHERE asset_id = $1 AND lease = $2 RETURNING asset_id)
       SELECT asset_id FROM renewed`,
      [assetId, lease, step, Math.min(100, Math.max(0, Math.round(percent)))],
    );
    if (rows.length === 0) throw new Error(`Another worker prepares ${assetId}`);
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

  /** Gives it back undone. `isCounted` false: it was no fault of the recording's. */
  async release(claim: PreparationClaim, isCounted: boolean): Promise<void> {
    await this.end(claim, 'due', null);
    if (isCounted) return;
    await this.database.query(
      `UPDATE media_preparations SET attempts = attempts - 1 WHERE asset_id = $1 AND state = 'due' AND attempts > 0`,
      [claim.assetId],
    );
  }

  /** This machine lacks a program, as was seen before (`due`) or in the middle of the work; what was made stays. */
  async lack(assetId: string, tool: string, claim?: PreparationClaim): Promise<void> {
    await this.database.query(
      `UPDATE media_preparations SET state = 'missing', missing = ARRAY[$2::text], lease = NULL, leased_until = NULL,
         step = NULL, percent = 0, updated_at = now()
       WHERE asset_id = $1 AND (state = 'due' OR lease = $3)`,
      [assetId, tool, claim?.lease ?? null],
    );
  }

  /** What is to be done where these tools are, also where a worker died; plan: the partial index `media_preparations_open`. */
  async open(tools: string[], limit: number): Promise<{ assetId: string }[]> {
    return this.database.query<{ assetId: string }>(
      `SELECT p.asset_id AS "assetId" FROM media_preparations p JOIN assets a ON a.id = p.asset_id
       WHERE p.state IN ('due', 'working', 'missing') AND a.deleted_at IS NULL
         AND (p.state = 'due' OR (p.state = 'working' AND p.leased_until < now()) OR (p.state = 'missing' AND p.missing <@ $1::text[]))
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
    state: 'made' | 'failed' | 'due',
    failure: string | null,
  ): Promise<void> {
    await this.database.query(
      `UPDATE media_preparations SET state = $3, failure = $4, lease = NULL, leased_until = NULL, step = NULL,
         percent = CASE WHEN $3 = 'made' THEN 100 ELSE 0 END, updated_at = now()
       WHERE asset_id = $1 AND lease = $2`,
      [assetId, lease, state, failure],
    );
  }
}
