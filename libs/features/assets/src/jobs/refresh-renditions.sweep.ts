import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { RENDITION_PRESETS_VERSION } from '../rendition-presets';

/** So many are due at a time for this reason: new pictures wait for one of them at most. */
const AT_ONCE = 20;

/**
 * Plan: the oldest versions first by `asset_renditions_preset_version`, which ends at once when all are of today. A
 * picture that failed before is left as it is.
 */
const markSql = `
  UPDATE assets SET renditions_due = true WHERE id IN (
    SELECT a.id FROM assets a
    WHERE a.id IN (
        SELECT r.asset_id FROM asset_renditions r
        JOIN assets p ON p.id = r.asset_id
        LEFT JOIN asset_renderings g ON g.asset_id = r.asset_id
        WHERE r.preset_version < $1 AND p.kind = 'image' AND p.state = 'ready'
          AND NOT p.renditions_due AND p.deleted_at IS NULL AND g.failure IS NULL
        ORDER BY r.preset_version, r.asset_id LIMIT ${AT_ONCE}
      )
      AND NOT EXISTS (SELECT FROM assets due WHERE due.renditions_due AND due.deleted_at IS NULL)
    FOR UPDATE SKIP LOCKED
  ) RETURNING id`;

/**
 * Has pictures rendered anew that were made by an older table of presets, a few at a time and only while nothing else is
 * due. Readers go on seeing the old renditions until the new ones are there.
 */
@Injectable()
export class RefreshRenditionsSweep implements Sweep {
  readonly name = 'refresh-renditions';
  readonly everyMs = 20_000;

  constructor(private readonly database: Database) {}

  async run(): Promise<void> {
    await this.database.query(markSql, [RENDITION_PRESETS_VERSION]);
  }
}
