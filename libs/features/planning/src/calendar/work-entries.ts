import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Action } from '@haojiao/features/organizations';
import { dayIn } from '../domain/slot-occurrences';
import { MOST_OF_A_KIND } from './calendar-entry';
import type { CalendarEntry, CalendarKind, CalendarQuestion } from './calendar-entry';

interface WorkRow {
  id: string;
  date: string | null;
  at: Date | null;
  title: string;
  state: string | null;
  organizationId: string;
  columnId: string | null;
  contentId: string | null;
}

/** What people have to do: ideas to be written, reviews to be decided, emergencies to be made good. */
@Injectable()
export class WorkEntries {
  constructor(private readonly database: Database) {}

  /** Plan: index `story_ideas_due_on` over the days asked for. */
  storyIdeas(question: CalendarQuestion): Promise<CalendarEntry[]> {
    return this.entries(
      question,
      'plan.read',
      `SELECT i.id, i.due_on::text AS date, NULL AS at, i.title, i.state, i.organization_id AS "organizationId",
              i.column_id AS "columnId", NULL AS "contentId"
       FROM story_ideas i JOIN organizations o ON o.id = i.organization_id
       WHERE i.due_on BETWEEN $4::date AND $5::date AND i.state <> 'dropped'
         AND ($8::uuid IS NULL OR i.column_id = $8) AND ($9::text IS NULL OR $9 = ANY(i.channels))
         AND $6::timestamptz IS NOT NULL AND $7::timestamptz IS NOT NULL`,
      'i.due_on, i.id',
      { kind: 'story_idea', type: 'story_idea', link: '/api/v1/story-ideas' },
    );
  }

  /** When the current stage of an open review is due. Plan: the partial index `reviews_queue`; only open ones are in it. */
  reviews(question: CalendarQuestion): Promise<CalendarEntry[]> {
    return this.entries(
      question,
      'content.read',
      `SELECT r.id, NULL AS date, due.at, c.title, r.current_stage AS state, c.organization_id AS "organizationId",
              c.column_id AS "columnId", c.id AS "contentId"
       FROM reviews r JOIN contents c ON c.id = r.content_id JOIN organizations o ON o.id = c.organization_id
       CROSS JOIN LATERAL (
         SELECT r.stage_opened_at + make_interval(hours => (stage ->> 'dueWithinHours')::integer) AS at
         FROM jsonb_array_elements(r.stages) stage WHERE stage ->> 'key' = r.current_stage) due
       WHERE r.state = 'open' AND due.at >= $6 AND due.at < $7 AND $4::date IS NOT NULL AND $5::date IS NOT NULL
         AND ($8::uuid IS NULL OR c.column_id = $8) AND $9::text IS NULL`,
      'due.at, r.id',
      { kind: 'review_due', type: 'review', link: null },
    );
  }

  /** Plan: index `emergency_orders_approved_at` of the units, few rows; those that are closed drop out by their key. */
  backfills(question: CalendarQuestion): Promise<CalendarEntry[]> {
    return this.entries(
      question,
      'content.read',
      `SELECT e.id, NULL AS date, e.backfill_due_at AS at, c.title, NULL AS state,
              c.organization_id AS "organizationId", c.column_id AS "columnId", c.id AS "contentId"
       FROM emergency_orders e JOIN contents c ON c.id = e.content_id
       JOIN organizations o ON o.id = c.organization_id
       WHERE e.backfill_due_at >= $6 AND e.backfill_due_at < $7 AND $4::date IS NOT NULL AND $5::date IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM emergency_order_closings k WHERE k.order_id = e.id)
         AND ($8::uuid IS NULL OR c.column_id = $8) AND ($9::text IS NULL OR $9 = ANY(e.platforms))`,
      'e.backfill_due_at, e.id',
      { kind: 'backfill_due', type: 'emergency_order', link: null },
    );
  }

  /** `$1`–`$3`: who may read and which branch; `$4`, `$5` days; `$6`, `$7` instants; `$8` column; `$9` platform. */
  private async entries(
    question: CalendarQuestion,
    action: Action,
    sql: string,
    order: string,
    object: { kind: CalendarKind; type: string; link: string | null },
  ): Promise<CalendarEntry[]> {
    const rows = await this.database.query<WorkRow>(
      `${sql} AND ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
       ORDER BY ${order} LIMIT ${MOST_OF_A_KIND}`,
      [
        ...scopeParameters(question.actor.scope(action)),
        question.organizationId,
        question.from,
        question.to,
        question.start,
        question.end,
        question.columnId,
        question.platform,
      ],
    );
    return rows.map(({ id, date, at, ...row }) => ({
      ...row,
      kind: object.kind,
      date: date ?? dayIn(question.timeZone, at!),
      at,
      endsOn: null,
      endsAt: null,
      platform: null,
      object: { type: object.type, id },
      link: object.link ? `${object.link}/${id}` : row.contentId && `/api/v1/contents/${row.contentId}`,
    }));
  }
}
