import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { idOrCode } from '../persistence/delivery-reader';
import type { DeliveryFilter, ListedDocument } from '../persistence/delivery-reader';

/** A question in the forms in which the database takes it: `tsquery` literals. */
export interface RankedSearch {
  /** What must occur, anywhere. */
  all: string;
  /** The same, within titles; within titles and what items are filed under; within these and summaries. */
  inTitle: string;
  inFiling: string;
  inSummary: string;
}

export interface RankedDocument extends ListedDocument {
  score: number;
}

/** Sort key of the last item of the page before. */
export type RankedPlace = [score: number, publishedAt: string, contentId: string];

export interface RankedQuestion extends Omit<DeliveryFilter, 'search' | 'after' | 'locales'> {
  search: RankedSearch;
  after: RankedPlace | null;
}

/**
 * Of a word that nearly every item has, the newest are weighed: each costs about 30 microseconds, because its vector is
 * unpacked for each look at it.
 */
export const WEIGHED = 500;

/** The best first: by where everything occurs, then by how often and how close together, then the newest. */
@Injectable()
export class SearchReader {
  constructor(private readonly database: Database) {}

  /**
   * Plan: the items by GIN index `delivery_documents_search` (a word that most items have: by `delivery_documents_newest`
   * until enough are found), at most `WEIGHED` of them are weighed; of the page alone the rows are read.
   */
  async list(question: RankedQuestion, manager?: EntityManager): Promise<RankedDocument[]> {
    const { search, after } = question;
    return this.database.query<RankedDocument>(
      `WITH found AS (
         SELECT content_id, published_at, search FROM delivery_documents
         WHERE state = 'live' AND search @@ $1::tsquery
           AND ($5::uuid IS NULL OR org_path @> ARRAY[$5::uuid])
           AND ($6::uuid IS NULL OR column_id = $6)
           AND ($7::text IS NULL OR column_code = $7)
           AND ($8::text IS NULL OR type = $8)
           AND ($9::text IS NULL OR tags @> ARRAY[$9::text])
           AND ($10::timestamptz IS NULL OR published_at >= $10)
           AND ($11::timestamptz IS NULL OR published_at < $11)
           AND ($12::text IS NULL OR starts_with(lower(locale) || '-', lower($12) || '-'))
           AND ($13::uuid IS NULL OR programme_id = $13)
           AND ($18::uuid IS NULL OR person_ids @> ARRAY[$18::uuid])
           AND ($19::uuid IS NULL OR brand_id = $19)
           AND ($20::text IS NULL OR brand_code = $20)
         ORDER BY published_at DESC, content_id DESC LIMIT ${WEIGHED}
       ), weighed AS (
         SELECT content_id, published_at, round(1000000 * (
           CASE WHEN search @@ $2::tsquery THEN 3 WHEN search @@ $3::tsquery THEN 2
                WHEN search @@ $4::tsquery THEN 1 ELSE 0 END
           + ts_rank_cd(search, $1::tsquery, 33)))::int AS score
         FROM found
       ), page AS (
         SELECT content_id, score FROM weighed
         WHERE $14::int IS NULL OR (score, published_at, content_id) < ($14::int, $15::timestamptz, $16::uuid)
         ORDER BY score DESC, published_at DESC, content_id DESC LIMIT $17
       )
       SELECT d.content_id AS "contentId", d.published_at AS "publishedAt", d.summary, page.score
       FROM page JOIN delivery_documents d USING (content_id)
       WHERE d.state = 'live'
       ORDER BY page.score DESC, d.published_at DESC, d.content_id DESC`,
      [
        ...[search.all, search.inTitle, search.inFiling, search.inSummary],
        question.organizationId,
        isId(question.column) ? question.column : null,
        isId(question.column) ? null : question.column,
        ...[question.type, question.tag, question.from, question.to, question.language, question.programme],
        ...(after ?? [null, null, null]),
        question.limit,
        question.person,
        ...idOrCode(question.brand),
      ],
      manager,
    );
  }

  /** The whole documents of a page, by id. Plan: primary key. */
  async documents(contentIds: string[]): Promise<Map<string, Buffer>> {
    const rows = await this.database.query<{ id: string; document: Buffer }>(
      `SELECT content_id AS id, document FROM delivery_documents
       WHERE content_id = ANY($1::uuid[]) AND state = 'live'`,
      [contentIds],
    );
    return new Map(rows.map(({ id, document }) => [id, document]));
  }
}
