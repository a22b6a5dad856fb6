import { Injectable } from '@nestjs/common';
import { Database, SharedQuestions } from '@haojiao/infrastructure/database';

/** A page of all that is live: after which place, and how long. */
export interface WantedPage {
  /** Sort key of the last item of the page before; null: from the newest on. */
  after: [publishedAt: string, contentId: string] | null;
  limit: number;
}

/** A page as it is sent. */
export interface PlainPage {
  /** The items' own JSON, between commas; empty where there are none. */
  items: string;
  /** Sort key of the last item, where more follow. */
  next: [publishedAt: string, contentId: string] | null;
}

interface PageRow {
  /** From 1, in the order of the questions. */
  asked: string;
  items: string | null;
  lastAt: Date | null;
  lastId: string | null;
}

/** Behind every item. */
const NEWEST: [string, string] = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
/** Said in the statement only for the planner, who would expect a tenth of the whole list in a page. */
const LONGEST_PAGE = 100;
const PAGES_TOGETHER = 8;
const STATEMENTS_AT_ONCE = 3;

const PAGES = `
  SELECT asked.number AS asked, page.items, page."lastAt", page."lastId"
  FROM unnest($1::timestamptz[], $2::uuid[], $3::integer[]) WITH ORDINALITY AS asked (at, id, size, number)
  CROSS JOIN LATERAL (
    SELECT string_agg(convert_from(d.summary, 'UTF8'), ',' ORDER BY listed.place)
             FILTER (WHERE listed.place <= asked.size) AS items,
           max(listed.published_at) FILTER (WHERE listed.place = asked.size AND listed.has_more) AS "lastAt",
           max(listed.content_id::text) FILTER (WHERE listed.place = asked.size AND listed.has_more) AS "lastId"
    FROM (
      SELECT content_id, published_at, row_number() OVER newest AS place,
             lead(content_id) OVER newest IS NOT NULL AS has_more
      FROM (
        SELECT * FROM (
          SELECT content_id, published_at FROM delivery_documents
          WHERE state = 'live' AND (published_at, content_id) < (asked.at, asked.id)
          ORDER BY published_at DESC, content_id DESC LIMIT asked.size + 1) AS page_and_one
        LIMIT ${LONGEST_PAGE + 1}) AS found
      WINDOW newest AS (ORDER BY published_at DESC, content_id DESC)
    ) AS listed JOIN delivery_documents d USING (content_id)
    WHERE d.state = 'live'
  ) AS page`;

/**
 * Pages of everything that is live, wherever in the list: those who ask at once share one prepared statement, and each
 * page comes back as one row of ready text.
 */
@Injectable()
export class PageReader {
  private readonly pages: SharedQuestions<WantedPage, PlainPage>;

  constructor(private readonly database: Database) {
    this.pages = new SharedQuestions({
      mostTogether: PAGES_TOGETHER,
      mostAtOnce: STATEMENTS_AT_ONCE,
      ask: (wanted) => this.read(wanted),
    });
  }

  page(wanted: WantedPage): Promise<PlainPage> {
    return this.pages.ask(wanted);
  }

  /**
   * Plan: for each page an index-only scan of `delivery_documents_newest` that begins at its place and ends with its
   * last item, so that deep pages cost what first pages cost; then the primary key for the items of the page.
   */
  private async read(wanted: WantedPage[]): Promise<PlainPage[]> {
    const places = wanted.map(({ after }) => after ?? NEWEST);
    const rows = await this.database.prepared<PageRow>(PAGES, [
      places.map(([publishedAt]) => publishedAt),
      places.map(([, contentId]) => contentId),
      wanted.map(({ limit }) => limit),
    ]);
    const pages = wanted.map((): PlainPage => ({ items: '', next: null }));
    for (const { asked, items, lastAt, lastId } of rows) {
      const next: PlainPage['next'] = lastAt && lastId ? [lastAt.toISOString(), lastId] : null;
      pages[Number(asked) - 1] = { items: items ?? '', next };
    }
    return pages;
  }
}
