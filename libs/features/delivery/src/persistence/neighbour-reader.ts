import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import type { DeliverySummary } from '../domain/delivery-document';
import type { Neighbours } from '../pages/neighbour-links';

const RELATED = 4;
/** So many newest items of the same tags are looked at. */
const CANDIDATES = 40;

/** An item whose surroundings are wanted. */
export interface NeighbourQuestion {
  id: string;
  organizationId: string;
  columnId: string | null;
  tags: string[];
  publishedAt: string;
}

interface SummaryRow {
  summary: Buffer;
}

/** What stands around an item: before and after it in its column, and what is told of the same. */
@Injectable()
export class NeighbourReader {
  constructor(private readonly database: Database) {}

  async find(question: NeighbourQuestion): Promise<Neighbours> {
    const [previous, next, related] = await Promise.all([
      this.beside(question, 'before'),
      this.beside(question, 'after'),
      this.related(question),
    ]);
    const shown = [question.id, previous?.id, next?.id];
    return { previous, next, related: related.filter(({ id }) => !shown.includes(id)).slice(0, RELATED) };
  }

  /** Plan: one row of the index `delivery_documents_column_id`, from the item's place on. */
  private async beside(
    { id, columnId, publishedAt }: NeighbourQuestion,
    side: 'before' | 'after',
  ): Promise<DeliverySummary | null> {
    if (columnId === null) return null;
    const [sign, order] = side === 'before' ? ['<', 'DESC'] : ['>', 'ASC'];
    const rows = await this.database.query<SummaryRow>(
      `SELECT summary FROM delivery_documents
       WHERE state = 'live' AND column_id = $1 AND (published_at, content_id) ${sign} ($2::timestamptz, $3::uuid)
       ORDER BY published_at ${order}, content_id ${order} LIMIT 1`,
      [columnId, publishedAt, id],
    );
    return rows.map(summaryOfRow)[0] ?? null;
  }

  /**
   * Those that share most tags first, then the newest. Plan: GIN index `delivery_documents_tags` for the unit's tags,
   * or the newest of the column by its index.
   */
  private async related({
    id,
    organizationId,
    columnId,
    tags,
  }: NeighbourQuestion): Promise<DeliverySummary[]> {
    const byTags =
      tags.length === 0
        ? []
        : await this.database.query<SummaryRow>(
            `SELECT summary FROM (
               SELECT summary, tags, published_at, content_id FROM delivery_documents
               WHERE state = 'live' AND tag_keys && delivery_tag_keys($1::text[]) AND organization_id = $2 AND content_id <> $3
               ORDER BY published_at DESC, content_id DESC LIMIT $4) AS same
             ORDER BY (SELECT count(*) FROM unnest(tags) AS tag WHERE tag = ANY($1::text[])) DESC,
               published_at DESC, content_id DESC LIMIT $5`,
            [tags, organizationId, id, CANDIDATES, RELATED + 2],
          );
    if (byTags.length > 0 || columnId === null) return byTags.map(summaryOfRow);
    const byColumn = await this.database.query<SummaryRow>(
      `SELECT summary FROM delivery_documents WHERE state = 'live' AND column_id = $1 AND content_id <> $2
       ORDER BY published_at DESC, content_id DESC LIMIT $3`,
      [columnId, id, RELATED + 2],
    );
    return byColumn.map(summaryOfRow);
  }
}

function summaryOfRow({ summary }: SummaryRow): DeliverySummary {
  return JSON.parse(summary.toString('utf8')) as DeliverySummary;
}
