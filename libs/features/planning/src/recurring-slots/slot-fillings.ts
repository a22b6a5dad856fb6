import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';

/** One occurrence, computed. */
export interface Occurrence {
  slotId: string;
  /** `YYYY-MM-DD` */
  date: string;
  at: Date;
}

export interface Filling {
  slotId: string;
  date: string;
  isFilled: boolean;
  skipReason: string | null;
  /** Null where nothing fills it, or where the asker may not read it. */
  contentId: string | null;
  title: string | null;
  /** Null for an item that was assigned and is not scheduled there. */
  publicationId: string | null;
  /** Of what somebody decided about it; null: nothing. */
  assignmentVersion: number | null;
}

/** How far from its hour a post still fills an occurrence. */
const WINDOW = '30 minutes';

/** Says what fills an occurrence: a post that stands in its hour, else the item that somebody assigned. */
@Injectable()
export class SlotFillings {
  constructor(private readonly database: Database) {}

  /**
   * In the order asked for. Items are named as far as the asker may read them; nobody asking: the system, which names all.
   * Plan: per occurrence the index `publications_scheduled_at` over one hour, and the key of `slot_assignments`.
   */
  async of(occurrences: Occurrence[], actor: Actor | null, manager?: EntityManager): Promise<Filling[]> {
    if (occurrences.length === 0) return [];
    const scope = actor ? scopeParameters(actor.scope('content.read')) : [[], []];
    return this.database.query<Filling>(
      `SELECT w.slot_id AS "slotId", w.date::text AS date,
              f.content_id IS NOT NULL AS "isFilled", a.skip_reason AS "skipReason",
              CASE WHEN $6 OR may.read THEN f.content_id END AS "contentId",
              CASE WHEN $6 OR may.read THEN f.title END AS title,
              CASE WHEN $6 OR may.read THEN f.publication_id END AS "publicationId",
              a.version AS "assignmentVersion"
       FROM unnest($1::uuid[], $2::date[], $3::timestamptz[]) WITH ORDINALITY AS w (slot_id, date, at, place)
       JOIN recurring_slots s ON s.id = w.slot_id
       LEFT JOIN slot_assignments a ON a.slot_id = w.slot_id AND a.date = w.date
       LEFT JOIN LATERAL (
         SELECT p.id AS publication_id, c.id AS content_id, c.title, c.organization_id, 1 AS rank, p.scheduled_at
         FROM publications p JOIN contents c ON c.id = p.content_id
         WHERE p.scheduled_at BETWEEN w.at - $7::interval AND w.at + $7::interval
           AND p.state NOT IN ('failed', 'cancelled', 'withdrawing', 'withdrawn')
           AND (s.channel_account_id IS NULL OR p.channel_account_id = s.channel_account_id)
           AND (s.column_id IS NULL OR c.column_id = s.column_id)
           AND (s.content_type IS NULL OR c.type = s.content_type)
         UNION ALL
         SELECT NULL, c.id, c.title, c.organization_id, 2, NULL FROM contents c
         WHERE c.id = a.content_id AND c.deleted_at IS NULL AND c.state NOT IN ('archived', 'withdrawn')
         ORDER BY rank, scheduled_at LIMIT 1
       ) f ON true
       LEFT JOIN LATERAL (
         SELECT ${scopeSql('o', 4)} AS read FROM organizations o WHERE o.id = f.organization_id
       ) may ON true
       ORDER BY w.place`,
      [
        occurrences.map(({ slotId }) => slotId),
        occurrences.map(({ date }) => date),
        occurrences.map(({ at }) => at),
        ...scope,
        actor === null,
        WINDOW,
      ],
      manager,
    );
  }
}
