import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sums made anew in one pass over the facts, in the order of the keys that they are written by; and unions of visitors by year, so
 * that a year's report of many units unites one sketch of each instead of twelve.
 */
export class RebuildReportsQuickly1795000650000 implements MigrationInterface {
  name = 'RebuildReportsQuickly1795000650000';

  async up(runner: QueryRunner): Promise<void> {
    await allowSpans(runner, `'day', 'month', 'year'`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION rebuild_report_figures() RETURNS void LANGUAGE plpgsql 
      SET work_mem = '128MB' SET maintenance_work_mem = '128MB' AS $$
      BEGIN
        ${forgetEverything}
        -- Just loaded tables are unknown to the planner, as after a restore.
        ANALYZE report_placements;
        ANALYZE view_days;
        INSERT INTO report_tallies (organization_id, span, starts_on, column_id, measure, facet, amount)
        SELECT organization_id, 'day', day, column_id, measure, facet, sum(amount)
        FROM report_facts GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6;
        -- Longer spans are made of shorter ones: a fact is read once.
        INSERT INTO report_tallies (organization_id, span, starts_on, column_id, measure, facet, amount)
        SELECT organization_id, 'month', date_trunc('month', starts_on::timestamp)::date, column_id, measure, facet, sum(amount)
        FROM report_tallies WHERE span = 'day' GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6;
        ${markSketches}
        ${replaceItemViews}
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM report_visitors WHERE span = 'year'`);
    await allowSpans(runner, `'day', 'month'`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION rebuild_report_figures() RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        ${forgetEverything}
        DELETE FROM report_item_views;
        INSERT INTO report_tallies (organization_id, span, starts_on, column_id, measure, facet, amount)
        SELECT f.organization_id, s.span, s.starts_on, f.column_id, f.measure, f.facet, sum(f.amount)
        FROM report_facts f CROSS JOIN LATERAL
          (VALUES ('day', f.day), ('month', date_trunc('month', f.day)::date)) s (span, starts_on)
        GROUP BY 1, 2, 3, 4, 5, 6;
        INSERT INTO report_item_views (content_id, span, starts_on, rule, organization_id, column_id, views)
        SELECT v.content_id, s.span, date_trunc(s.span, v.day)::date, v.rule, p.organization_id, p.column_id,
               sum(v.views_counted)
        FROM view_days v JOIN report_placements p USING (content_id)
        CROSS JOIN (VALUES ('month'), ('quarter'), ('year')) s (span)
        GROUP BY 1, 2, 3, 4, 5, 6;
        ${markSketches}
      END $$`);
  }
}

async function allowSpans(runner: QueryRunner, spans: string): Promise<void> {
  await runner.query(`
    ALTER TABLE report_visitors DROP CONSTRAINT report_visitors_span,
      ADD CONSTRAINT report_visitors_span CHECK (span IN (${spans}))`);
}

const forgetEverything = `
        LOCK TABLE report_changes, report_item_marks, report_sketch_marks IN SHARE ROW EXCLUSIVE MODE;
        DELETE FROM report_changes;
        DELETE FROM report_item_marks;
        DELETE FROM report_sketch_marks;
        DELETE FROM report_tallies;
        DELETE FROM report_visitors;
        INSERT INTO report_placements (content_id, organization_id, column_id, type, published_on)
        SELECT id, organization_id, coalesce(column_id, '00000000-0000-0000-0000-000000000000'::uuid), type,
               (published_at AT TIME ZONE 'Asia/Shanghai')::date
        FROM contents WHERE published_at IS NOT NULL ON CONFLICT DO NOTHING;`;

const markSketches = `
        -- Sketches are united by Redis: the sweep does so. In this order a batch touches few unions.
        INSERT INTO report_sketch_marks (content_id, day, rule, shrank)
        SELECT k.content_id, k.day, k.rule, false
        FROM visitor_sketches k JOIN report_placements p USING (content_id)
        GROUP BY 1, 2, 3, p.organization_id, p.column_id ORDER BY p.organization_id, k.day, p.column_id;`;

/**
 * Three indexes, two of them in no order of the items, take most of the time when rows are put into them one by one, and the more so
 * when they no longer fit into memory. So a new table is filled first and takes the place of the old one at the end: readers
 * wait for that moment alone.
 */
const replaceItemViews = `
        CREATE TABLE report_item_views_anew (LIKE report_item_views INCLUDING CONSTRAINTS) WITH (fillfactor = 80);
        INSERT INTO report_item_views_anew (content_id, span, starts_on, rule, organization_id, column_id, views)
        SELECT m.content_id, s.span, date_trunc(s.span, m.month)::date, m.rule, p.organization_id, p.column_id, sum(m.views)
        FROM (
          SELECT content_id, rule, date_trunc('month', day::timestamp) AS month, sum(views_counted) AS views
          FROM view_days GROUP BY 1, 2, 3) m
        JOIN report_placements p USING (content_id)
        CROSS JOIN (VALUES ('month'), ('quarter'), ('year')) s (span)
        GROUP BY 1, 2, 3, 4, 5, 6;
        ALTER TABLE report_item_views_anew
          ADD CONSTRAINT report_item_views_anew_pkey PRIMARY KEY (content_id, span, starts_on, rule);
        CREATE INDEX report_item_views_anew_unit
        ON report_item_views_anew (organization_id, span, starts_on, rule, views DESC, content_id);
        CREATE INDEX report_item_views_anew_column
        ON report_item_views_anew (column_id, span, starts_on, rule, views DESC, content_id);
        ANALYZE report_item_views_anew;
        DROP TABLE report_item_views;
        ALTER TABLE report_item_views_anew RENAME TO report_item_views;
        ALTER INDEX report_item_views_anew_pkey RENAME TO report_item_views_pkey;
        ALTER INDEX report_item_views_anew_unit RENAME TO report_item_views_unit;
        ALTER INDEX report_item_views_anew_column RENAME TO report_item_views_column;`;
