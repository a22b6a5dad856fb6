import { Inject, Injectable } from '@nestjs/common';
import { beijingDate } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { consentStands } from '@haojiao/features/assets';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';

export interface LiveFault {
  contentId: string;
  title: string;
  assetId: string;
  reason: 'rights_expired' | 'consent_revoked' | 'consent_expired';
}

/** Items that readers see although a file of theirs must not be used any more: somebody has to withdraw or correct them. */
@Injectable()
export class LiveFaults {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * In the units that the caller reads, by item, after `contentId`. Plan: `assets_rights_expire_on` and
   * `asset_consents` for the files, `content_revisions_asset_ids` (GIN) for the revisions that show them.
   */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: [string, string] | null,
  ): Promise<LiveFault[]> {
    return this.database.query<LiveFault>(
      `WITH barred AS (
         SELECT id, 'rights_expired' AS reason FROM assets WHERE rights_expire_on < $4::date AND deleted_at IS NULL
         UNION ALL
         SELECT DISTINCT asset_id, CASE WHEN revoked_at IS NULL THEN 'consent_expired' ELSE 'consent_revoked' END
         FROM asset_consents c WHERE (revoked_at IS NOT NULL OR expires_on < $4::date) AND ${consentStands}
       )
       SELECT DISTINCT ON (c.id, b.id) c.id AS "contentId", c.title, b.id AS "assetId", b.reason
       FROM barred b JOIN content_revisions r ON r.asset_ids @> ARRAY[b.id]
       JOIN contents c ON c.approved_revision_id = r.id AND c.state = 'published' AND c.deleted_at IS NULL
       JOIN organizations o ON o.id = c.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($5::uuid IS NULL OR (c.id, b.id) > ($5, $6::uuid))
       ORDER BY c.id, b.id, b.reason LIMIT $7`,
      [
        ...scopeParameters(actor.scope('content.read')),
        organizationId,
        beijingDate(this.clock.now()),
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit + 1,
      ],
    );
  }
}
