import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, HOUR_MS, beijingDate } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { Notices } from '@haojiao/features/notices';

interface Ending {
  id: string;
  organizationId: string;
  fileName: string;
  expiresOn: string;
  days: number;
}

/** Days before the last one on which it is told. */
const STEPS = [30, 7];

/**
 * Rights that end: told 30 and 7 days ahead to those who edit in the unit, each once. Several workers may do it at once:
 * a notice has one key. Of older versions those that readers see. Plan: index `assets_rights_expire_on`, then
 * `content_revisions_asset_ids` for each older version.
 */
@Injectable()
export class WarnOfRights implements Sweep {
  readonly name = 'warn-of-rights';
  readonly everyMs = HOUR_MS;

  constructor(
    private readonly database: Database,
    private readonly notices: Notices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const last = beijingDate(new Date(now.getTime() + STEPS[0]! * DAY_MS));
    const rows = await this.database.query<Ending>(
      `SELECT a.id, a.organization_id AS "organizationId", a.file_name AS "fileName",
              a.rights_expire_on::text AS "expiresOn", a.rights_expire_on - $1::date AS days
       FROM assets a
       WHERE a.rights_expire_on BETWEEN $1::date AND $2::date AND a.deleted_at IS NULL
         AND (a.replaced_at IS NULL OR EXISTS (
           SELECT FROM content_revisions r JOIN contents c ON c.approved_revision_id = r.id
             AND c.state = 'published' AND c.deleted_at IS NULL
           WHERE r.asset_ids @> ARRAY[a.id]))
       ORDER BY a.rights_expire_on, a.id`,
      [beijingDate(now), last],
    );
    for (const row of rows) await this.tell(row);
  }

  private async tell({ id, organizationId, fileName, expiresOn, days }: Ending): Promise<void> {
    const step = STEPS.findLast((each) => days <= each)!;
    await this.database.transaction(async (manager) => {
      await this.notices.raise(manager, {
        organizationId,
        action: 'content.edit_any',
        kind: 'asset.rights_ending',
        severity: 'warning',
        title: {
          zh: `素材“${fileName}”的使用权将于 ${expiresOn} 到期`,
          en: `The rights to "${fileName}" end on ${expiresOn}`,
        },
        body: {
          zh: '到期后不能再签发和发布。请续期，或在使用处更换。',
          en: 'After that day it is neither signed off nor sent. Extend them, or replace it where it is used.',
        },
        objectType: 'asset',
        objectId: id,
        dedupeKey: `asset.rights_ending:${id}:${expiresOn}:${step}`,
      });
    });
  }
}
