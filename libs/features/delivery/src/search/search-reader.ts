import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { idOrCode } from '../persistence/delivery-reader';
import type { DeliveryFilter, ListedDocument } from '../persistence/delivery-reader';
import { SearchGate } from './search-gate';
import { BEST_FOUND, NEWEST_FOUND } from './search-statements';

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

/** What is asked for beside the words. */
type Narrowed = Omit<DeliveryFilter, 'after'>;

export interface NewestQuestion extends DeliveryFilter {
  /** A `tsquery` literal. */
  search: string;
}

export interface RankedQuestion extends Narrowed {
  search: RankedSearch;
  after: RankedPlace | null;
}

/** What has all words of a question: the newest first, or the best first. */
@Injectable()
export class SearchReader {
  constructor(
    private readonly database: Database,
    private readonly gate: SearchGate,
  ) {}

  /**
   * Plan: by `delivery_documents_newest` until enough have the words, where the newest hundred promise that; else all
   * that have them by GIN index `delivery_documents_search`; of the page alone the rows are read.
   * @throws AppError `search_busy`, `search_too_slow`
   */
  async newest(question: NewestQuestion): Promise<ListedDocument[]> {
    return this.gate.query(NEWEST_FOUND, [
      ...valuesOf(question.search, question),
      ...(question.after ?? [null, null]),
    ]);
  }

  /**
   * The best first: by where everything occurs, then by how often and how close together, then the newest. At most the
   * newest `WEIGHED` are weighed, each some 5 microseconds. Plan: as `newest`.
   * @throws AppError `search_busy`, `search_too_slow`
   */
  async best(question: RankedQuestion): Promise<RankedDocument[]> {
    const { search, after } = question;
    return this.gate.query(BEST_FOUND, [
      ...valuesOf(search.all, question),
      ...(after ?? [null, null, null]),
      ...[search.inTitle, search.inFiling, search.inSummary],
    ]);
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

/** The first fifteen parameters of either statement. */
function valuesOf(words: string, narrowed: Narrowed): unknown[] {
  const { organizationId, column, type, tag, from, to, language, locales, programme, person } = narrowed;
  return [
    ...[
      words,
      organizationId,
      ...idOrCode(column),
      type,
      tag,
      from,
      to,
      language,
      locales,
      programme,
      person,
    ],
    ...[...idOrCode(narrowed.brand), narrowed.limit],
  ];
}
