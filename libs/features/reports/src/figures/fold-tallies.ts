import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';

/** One worker folds at a time; others find nothing to do. */
const FOLD_LOCK = 7_204_390;
const CHANGES_AT_ONCE = 20_000;
const ITEMS_AT_ONCE = 2_000;
/** Of each kind in one run: a worker that is to stop waits for it. */
const BATCHES_A_RUN = 50;

/**
 * Takes what changed into the kept sums. A change is deleted where it is added, in one transaction: killed anywhere, it
 * was folded or it was not. Sums of items are reckoned anew from their days, so that nothing is added twice.
 */
@Injectable()
export class FoldTallies {
  constructor(private readonly database: Database) {}

  /** Everything that was committed before the call, as far as so many batches go. */
  async fold(batches = BATCHES_A_RUN): Promise<void> {
    for (let done = 0; done < batches; done += 1) {
      const folded = await this.locked((manager) => this.foldChanges(manager));
      if (folded < CHANGES_AT_ONCE) break;
    }
    for (let done = 0; done < batches; done += 1) {
      const folded = await this.locked((manager) => this.foldItems(manager));
      if (folded < ITEMS_AT_ONCE) break;
    }
  }

  private locked(work: (manager: EntityManager) => Promise<number>): Promise<number> {
    return this.database.transaction(async (manager) => {
      const [lock] = await this.database.query<{ taken: boolean }>(
        'SELECT pg_try_advisory_xact_lock($1) AS taken',
        [FOLD_LOCK],
        manager,
      );
      return lock?.taken ? work(manager) : 0;
    });
  }

  private async foldChanges(manager: EntityManager): Promise<number> {
    const [row] = await this.database.query<{ taken: number }>(
      `WITH taken AS (
         DELETE FROM report_changes WHERE id IN (SELECT id FROM report_changes ORDER BY id LIMIT ${CHANGES_AT_ONCE})
         RETURNING organization_id, column_id, day, measure, facet, amount),
       folded AS (
         INSERT INTO report_tallies (organization_id, span, starts_on, column_id, measure, facet, amount)
         SELECT t.organization_id, s.span, s.starts_on, t.column_id, t.measure, t.facet, sum(t.amount)
         FROM taken t CROSS JOIN LATERAL
           (VALUES ('day', t.day), ('month', date_trunc('month', t.day)::date)) s (span, starts_on)
         GROUP BY 1, 2, 3, 4, 5, 6
         ON CONFLICT (organization_id, span, starts_on, column_id, measure, facet)
         DO UPDATE SET amount = report_tallies.amount + excluded.amount)
       SELECT count(*)::int AS taken FROM taken`,
      [],
      manager,
    );
    return row!.taken;
  }

  private async foldItems(manager: EntityManager): Promise<number> {
    const marks = await this.database.query<{ contentId: string; day: string; rule: string }>(
      `DELETE FROM report_item_marks WHERE id IN (SELECT id FROM report_item_marks ORDER BY id LIMIT ${ITEMS_AT_ONCE})
       RETURNING content_id AS "contentId", day::text AS day, rule`,
      [],
      manager,
    );
    // TypeORM answers a deletion with its rows and their number.
    const [rows] = marks as unknown as [typeof marks, number];
    if (rows.length > 0) {
      // A statement of its own: it sees what was committed before the marks were taken.
      await this.database.query(
        `INSERT INTO report_item_views (content_id, span, starts_on, rule, organization_id, column_id, views)
         SELECT k.content_id, k.span, k.starts_on, k.rule, p.organization_id, p.column_id, coalesce(sum(v.views_counted), 0)
         FROM (SELECT DISTINCT m.content_id, s.span, date_trunc(s.span, m.day)::date AS starts_on, m.rule
               FROM unnest($1::uuid[], $2::date[], $3::text[]) m (content_id, day, rule)
               CROSS JOIN (VALUES ('month'), ('quarter'), ('year')) s (span)) k
         JOIN (VALUES ('month', interval '1 month'), ('quarter', interval '3 months'), ('year', interval '1 year'))
           l (span, length) ON l.span = k.span
         JOIN report_placements p ON p.content_id = k.content_id
         LEFT JOIN view_days v ON v.content_id = k.content_id AND v.rule = k.rule AND v.day >= k.starts_on
           AND v.day < (k.starts_on + l.length)::date
         GROUP BY 1, 2, 3, 4, 5, 6
         ON CONFLICT (content_id, span, starts_on, rule) DO UPDATE SET views = excluded.views`,
        [rows.map((row) => row.contentId), rows.map((row) => row.day), rows.map((row) => row.rule)],
        manager,
      );
    }
    return rows.length;
  }
}
