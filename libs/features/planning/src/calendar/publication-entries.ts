import { Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { BudgetDay, PlannedPost } from '../domain/calendar-conflicts';
import { dayIn } from '../domain/slot-occurrences';
import { MOST_OF_A_KIND } from './calendar-entry';
import type { CalendarEntry, CalendarKind, CalendarQuestion } from './calendar-entry';

interface PublicationRow extends PlannedPost {
  contentId: string;
  title: string;
  state: string;
  organizationId: string;
  columnId: string | null;
  publishedAt: Date | null;
}

export interface CalendarPosts {
  entries: CalendarEntry[];
  /** Those that are still to be sent. */
  planned: PlannedPost[];
}

/** What goes out, went out, or waits for a hand. */
@Injectable()
export class PublicationEntries {
  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
  ) {}

  /** By the hour for which it was planned. Plan: index `publications_scheduled_at` over the days asked for. */
  async of(question: CalendarQuestion): Promise<CalendarPosts> {
    const rows = await this.database.query<Omit<PublicationRow, 'hasLead'>>(
      `SELECT p.id AS "publicationId", p.content_id AS "contentId", c.title, p.state, p.platform,
              p.organization_id AS "organizationId", p.channel_account_id AS "channelAccountId",
              p.lead_id AS "leadId", p.scheduled_at AS "scheduledAt", p.published_at AS "publishedAt",
              p.lateness_rule AS "latenessRule", c.column_id AS "columnId",
              CASE WHEN p.state IN ('scheduled', 'queued') THEN (
                SELECT w.id FROM blackout_windows w
                WHERE w.ends_at > p.scheduled_at AND w.starts_at <= p.scheduled_at
                  AND w.organization_id = ANY(o.path) AND (w.platforms IS NULL OR p.platform = ANY(w.platforms))
                  AND (w.content_types IS NULL OR c.type = ANY(w.content_types))
                  AND NOT (c.id = ANY(w.exempt_content_ids))
                ORDER BY w.ends_at DESC LIMIT 1) END AS "blackoutId"
       FROM publications p JOIN contents c ON c.id = p.content_id JOIN organizations o ON o.id = p.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND p.scheduled_at >= $4 AND p.scheduled_at < $5 AND p.state <> 'cancelled'
         AND ($6::uuid IS NULL OR c.column_id = $6) AND ($7::text IS NULL OR p.platform = $7)
       ORDER BY p.scheduled_at, p.id LIMIT ${MOST_OF_A_KIND}`,
      [
        ...scopeParameters(question.actor.scope('publication.read')),
        question.organizationId,
        question.start,
        question.end,
        question.columnId,
        question.platform,
      ],
    );
    return {
      entries: rows.map((row) => entryOf(row, question)),
      planned: rows
        .filter(({ state }) => state === 'scheduled' || state === 'queued')
        .map((row) => ({ ...row, hasLead: this.hasLead(row.platform) })),
    };
  }

  /**
   * What the posts of each account take of its day's budget, others' posts on the same accounts counted too. Plan: index
   * `publications_scheduled_at` over the days asked for.
   */
  async budgetDays(question: CalendarQuestion, planned: PlannedPost[]): Promise<BudgetDay[]> {
    const platformOf = new Map(planned.map(({ channelAccountId, platform }) => [channelAccountId, platform]));
    const limited = [...platformOf].filter(([, platform]) => this.rulesOf(platform).length > 0);
    if (limited.length === 0) return [];
    const rows = await this.database.query<{ channelAccountId: string; date: string; posts: number }>(
      `SELECT channel_account_id AS "channelAccountId",
              to_char(scheduled_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS date, count(*)::int AS posts
       FROM publications
       WHERE scheduled_at >= $2 AND scheduled_at < $3 AND channel_account_id = ANY($1::uuid[]) AND lead_id IS NULL
         AND state NOT IN ('cancelled', 'failed')
       GROUP BY 1, 2 ORDER BY 2, 1`,
      [limited.map(([id]) => id), question.start, question.end],
    );
    return rows.flatMap(({ channelAccountId, date, posts }) =>
      this.rulesOf(platformOf.get(channelAccountId)!).map(({ operation, max, reserve, perPost }) => ({
        channelAccountId,
        date,
        operation,
        allowed: max - (reserve ?? 0),
        wanted: posts * perPost!,
      })),
    );
  }

  private hasLead(platform: string): boolean {
    return (this.registry.find(platform)?.capabilities.companions ?? 0) > 0;
  }

  private rulesOf(platform: string) {
    const rules = this.registry.find(platform)?.budgets ?? [];
    return rules.filter(({ window, perPost }) => window === 'day' && (perPost ?? 0) > 0);
  }
}

function entryOf(row: Omit<PublicationRow, 'hasLead'>, { timeZone }: CalendarQuestion): CalendarEntry {
  return {
    kind: kindOf(row),
    date: dayIn(timeZone, row.scheduledAt),
    at: row.scheduledAt,
    endsOn: null,
    endsAt: null,
    title: row.title,
    state: row.state,
    organizationId: row.organizationId,
    platform: row.platform,
    columnId: row.columnId,
    contentId: row.contentId,
    object: { type: 'publication', id: row.publicationId },
    link: `/api/v1/publications/${row.publicationId}`,
  };
}

function kindOf({ state, publishedAt }: Pick<PublicationRow, 'state' | 'publishedAt'>): CalendarKind {
  if (state === 'awaiting_hand_off') return 'hand_off';
  return publishedAt === null ? 'scheduled' : 'published';
}
