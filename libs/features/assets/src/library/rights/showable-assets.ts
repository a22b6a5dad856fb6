import { Inject, Injectable } from '@nestjs/common';
import { beijingDate, nextBeijingMidnight } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { consentStands } from '../consents/standing-consents';

/** Which assets may be shown today, and when that changes by itself. */
export interface ShowableToday {
  ids: ReadonlySet<string>;
  /** When the first right or consent runs out; null: none does. */
  changesAt: Date | null;
}

/**
 * By the rules by which nothing is sent: rights that have not run out, no consent that was revoked or has run out, no minor
 * without a guardian's consent. Days are those of Beijing.
 */
@Injectable()
export class ShowableAssets {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Plan: primary key, then the index of `asset_consents` by asset. */
  async among(assetIds: string[]): Promise<ShowableToday> {
    if (assetIds.length === 0) return { ids: new Set(), changesAt: null };
    const rows = await this.database.query<{ id: string; lastDay: string | null }>(
      `SELECT a.id, least(a.rights_expire_on, min(c.expires_on))::text AS "lastDay"
       FROM assets a LEFT JOIN asset_consents c ON c.asset_id = a.id AND ${consentStands}
       WHERE a.id = ANY($1::uuid[]) AND a.deleted_at IS NULL
         AND (a.rights_expire_on IS NULL OR a.rights_expire_on >= $2::date)
       GROUP BY a.id
       HAVING coalesce(bool_and(c.revoked_at IS NULL AND (c.expires_on IS NULL OR c.expires_on >= $2::date)
         AND (NOT c.is_minor OR c.guardian_consent)) FILTER (WHERE c.id IS NOT NULL), true)`,
      [assetIds, beijingDate(this.clock.now())],
    );
    const [first] = rows.flatMap(({ lastDay }) => lastDay ?? []).sort();
    return {
      ids: new Set(rows.map(({ id }) => id)),
      changesAt: first === undefined ? null : nextBeijingMidnight(new Date(`${first}T00:00:00+08:00`)),
    };
  }
}
