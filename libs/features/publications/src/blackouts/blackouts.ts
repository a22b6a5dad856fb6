import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';

/** What is asked about: one item for one platform. */
export interface BlackoutQuestion {
  organizationId: string;
  platform: string;
  contentId: string;
}

export interface ActiveBlackout {
  id: string;
  startsAt: Date;
  endsAt: Date;
  reason: string;
  orderedBy: string;
}

/** Says when nothing may go out. Plan: index `blackout_windows_ends_at`; windows are few. */
@Injectable()
export class Blackouts {
  constructor(private readonly database: Database) {}

  /** The window that covers this moment for this item; of several the one that ends last. */
  async at(
    question: BlackoutQuestion,
    moment: Date,
    manager?: EntityManager,
  ): Promise<ActiveBlackout | null> {
    const [window] = await this.database.query<ActiveBlackout>(
      `SELECT w.id, w.starts_at AS "startsAt", w.ends_at AS "endsAt", w.reason, w.ordered_by AS "orderedBy"
       FROM blackout_windows w JOIN organizations o ON o.id = $1
       WHERE w.ends_at > $4 AND w.starts_at <= $4 AND o.path @> ARRAY[w.organization_id]
         AND (w.platforms IS NULL OR $2 = ANY(w.platforms))
         AND (w.content_types IS NULL OR (SELECT type FROM contents WHERE id = $3) = ANY(w.content_types))
         AND NOT ($3 = ANY(w.exempt_content_ids))
       ORDER BY w.ends_at DESC LIMIT 1`,
      [question.organizationId, question.platform, question.contentId, moment],
      manager,
    );
    return window ?? null;
  }

  /**
   * Times of mourning that concern a unit's own site, now or later: its own and those ordered above it. Plan: index
   * `blackout_windows_ends_at`.
   */
  async mourning(
    organizationId: string,
    now: Date,
  ): Promise<{ organizationId: string; startsAt: Date; endsAt: Date; orderedAt: Date }[]> {
    return this.database.query(
      `SELECT w.organization_id AS "organizationId", w.starts_at AS "startsAt", w.ends_at AS "endsAt",
              w.created_at AS "orderedAt"
       FROM blackout_windows w JOIN organizations o ON o.id = $1
       WHERE w.kind = 'mourning' AND w.ends_at > $2 AND o.path @> ARRAY[w.organization_id]
         AND (w.platforms IS NULL OR 'site' = ANY(w.platforms))
       ORDER BY w.starts_at, w.id`,
      [organizationId, now],
    );
  }

  /** All windows that touch a time and concern a unit's platform whatever the item; for feeds and playlists. */
  async within(
    { organizationId, platform }: Pick<BlackoutQuestion, 'organizationId' | 'platform'>,
    from: Date,
    to: Date,
  ): Promise<ActiveBlackout[]> {
    return this.database.query<ActiveBlackout>(
      `SELECT w.id, w.starts_at AS "startsAt", w.ends_at AS "endsAt", w.reason, w.ordered_by AS "orderedBy"
       FROM blackout_windows w JOIN organizations o ON o.id = $1
       WHERE w.ends_at > $3 AND w.starts_at < $4 AND o.path @> ARRAY[w.organization_id]
         AND (w.platforms IS NULL OR $2 = ANY(w.platforms))
       ORDER BY w.starts_at, w.id`,
      [organizationId, platform, from, to],
    );
  }
}
