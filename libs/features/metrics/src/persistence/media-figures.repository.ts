import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import type { MediaRow, TallyRow } from '../domain/media-figures';
import type { Period } from '../domain/period';
import { sketchColumns } from './figures.repository';
import type { DaySketch } from './figures.repository';

export interface EpisodeListens {
  contentId: string;
  title: string;
  listens: number;
  rawRequests: number;
}

/** PostgreSQL's weeks begin on Monday as well. */
const steps: Record<Period['granularity'], string> = {
  hour: 'hour',
  day: `date_trunc('day', hour, 'Asia/Shanghai')`,
  week: `date_trunc('week', hour, 'Asia/Shanghai')`,
  month: `date_trunc('month', hour, 'Asia/Shanghai')`,
};

/** More sketches than these are not united for one question: half of a megabyte as a rule, 60 MB at the very worst. */
export const MOST_SKETCHES = 5_000;

/** What was counted of some items by one rule; every statement by ranges of the primary keys. */
@Injectable()
export class MediaFiguresRepository {
  constructor(private readonly database: Database) {}

  async counts(contentIds: string[], rule: string, period: Period): Promise<MediaRow[]> {
    const rows = await this.database.query<{ surface: string; at: Date; raw: string; counted: string }>(
      `SELECT surface, ${steps[period.granularity]} AS at, sum(raw) AS raw, sum(counted) AS counted
       FROM media_counts WHERE content_id = ANY($1::uuid[]) AND rule = $2 AND hour >= $3 AND hour < $4
       GROUP BY 1, 2 ORDER BY 2, 1`,
      [contentIds, rule, period.from, period.to],
    );
    return rows.map((row) => ({ ...row, raw: Number(row.raw), counted: Number(row.counted) }));
  }

  /** Most first. */
  async tallies(
    contentIds: string[],
    rule: string,
    days: { firstDay: string; dayAfter: string },
  ): Promise<TallyRow[]> {
    const rows = await this.database.query<{ kind: TallyRow['kind']; name: string; amount: string }>(
      `SELECT kind, name, sum(amount) AS amount FROM media_tallies
       WHERE content_id = ANY($1::uuid[]) AND rule = $2 AND day >= $3 AND day < $4
       GROUP BY 1, 2 ORDER BY 3 DESC, 2`,
      [contentIds, rule, days.firstDay, days.dayAfter],
    );
    return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
  }

  /** Null where there are more than can be united at once. */
  async sketches(
    contentIds: string[],
    rule: string,
    days: { firstDay: string; dayAfter: string },
  ): Promise<DaySketch[] | null> {
    const rows = await this.database.query<DaySketch>(
      `SELECT ${sketchColumns} FROM visitor_sketches s
       WHERE content_id = ANY($1::uuid[]) AND day >= $3 AND day < $4 AND rule = $2 LIMIT ${MOST_SKETCHES + 1}`,
      [contentIds, rule, days.firstDay, days.dayAfter],
    );
    return rows.length > MOST_SKETCHES ? null : rows;
  }

  /** Plan: `contents_programme_id`, then a range of the primary key of `media_counts` for each. Most heard first. */
  async episodes(programmeId: string, rule: string, period: Period): Promise<EpisodeListens[]> {
    const rows = await this.database.query<Record<'contentId' | 'title' | 'listens' | 'raw', string>>(
      `SELECT c.id AS "contentId", c.title, coalesce(sum(m.counted), 0) AS listens, coalesce(sum(m.raw), 0) AS raw
       FROM contents c
       LEFT JOIN media_counts m ON m.content_id = c.id AND m.rule = $2 AND m.hour >= $3 AND m.hour < $4
       WHERE c.programme_id = $1 AND c.deleted_at IS NULL AND c.state = 'published'
       GROUP BY c.id ORDER BY 3 DESC, c.id`,
      [programmeId, rule, period.from, period.to],
    );
    return rows.map(({ contentId, title, listens, raw }) => ({
      contentId,
      title,
      listens: Number(listens),
      rawRequests: Number(raw),
    }));
  }

  /** Every item that ever named the programme: what was heard stays heard. Plan: `contents_programme_id`. */
  async itemsOf(programmeId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM contents WHERE programme_id = $1',
      [programmeId],
    );
    return rows.map(({ id }) => id);
  }
}
