import { Injectable, Logger } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { DELIVERY_CHANGED } from '../domain/delivery-change';
import type { DeliveryDocument } from '../domain/delivery-document';
import { SEARCH_VERSION, searchVectorOf } from './search-fields';

const SECOND_MS = 1_000;
const BATCH = 200;
/** Batches of one run: others are swept for in between. */
const AT_ONCE = 25;

interface Row {
  id: string;
  document: Buffer;
}

/**
 * Indexes anew what was indexed by an older rule, while readers go on finding it by that one. What is left stands in the
 * rows themselves, so that it goes on where it stopped, in several workers at once too.
 */
@Injectable()
export class ReindexSearch implements Sweep {
  readonly name = 'reindex-search';
  readonly everyMs = 20 * SECOND_MS;
  private readonly logger = new Logger('delivery');

  constructor(private readonly database: Database) {}

  async run(): Promise<void> {
    let done = 0;
    for (let batch = 0; batch < AT_ONCE; batch += 1) {
      const indexed = await this.runBatch();
      done += indexed;
      if (indexed < BATCH) break;
    }
    if (done === 0) return;
    await this.database.query('SELECT pg_notify($1, $2)', [DELIVERY_CHANGED, '{"reindexed":true}']);
    this.logger.log(
      `${done} items are indexed for search by rule ${SEARCH_VERSION}, ${await this.left()} are left`,
    );
  }

  /** How many were done. Plan: `delivery_documents_reindexed`, which ends at once when all are of today's rule. */
  private async runBatch(): Promise<number> {
    return this.database.transaction(async (manager) => {
      const rows = await this.database.query<Row>(
        `SELECT content_id AS id, document FROM delivery_documents
         WHERE search_version < $1 AND document IS NOT NULL
         ORDER BY search_version, content_id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [SEARCH_VERSION],
        manager,
      );
      if (rows.length === 0) return 0;
      await this.database.query(
        `UPDATE delivery_documents d SET search = made.vector::tsvector, search_version = $1
         FROM unnest($2::uuid[], $3::text[]) AS made(id, vector) WHERE d.content_id = made.id`,
        [SEARCH_VERSION, rows.map(({ id }) => id), rows.map(vectorOf)],
        manager,
      );
      return rows.length;
    });
  }

  private async left(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM delivery_documents WHERE search_version < $1 AND document IS NOT NULL`,
      [SEARCH_VERSION],
    );
    return row?.count ?? 0;
  }
}

function vectorOf({ document }: Row): string {
  return searchVectorOf(JSON.parse(document.toString('utf8')) as DeliveryDocument);
}
