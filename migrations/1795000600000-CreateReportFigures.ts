import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sums for reports by unit, column and day or month, so that a year's report takes as long with a million items as
 * with a thousand. Writers only append what changes (`report_changes`, marks): nobody waits for a sum that somebody
 * else adds to. A sweep folds the changes in; readers add what is not folded yet.
 */
export class CreateReportFigures1795000600000 implements MigrationInterface {
  name = 'CreateReportFigures1795000600000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner);
    await createFacts(runner);
    await createTriggers(runner);
    await createRebuild(runner);
    // Everything that was ever counted is read once.
    await runner.query('SET LOCAL statement_timeout = 0');
    await runner.query('SELECT rebuild_report_figures()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION rebuild_report_figures()');
    for (const [trigger, table] of triggers) await runner.query(`DROP TRIGGER ${trigger} ON ${table}`);
    for (const name of functions) await runner.query(`DROP FUNCTION ${name}`);
    await runner.query('DROP VIEW report_facts');
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}

/** Stands for "in no column", as keys hold no nulls. */
const NO_COLUMN = `'00000000-0000-0000-0000-000000000000'::uuid`;

const tables = [
  'report_visitors',
  'report_sketch_marks',
  'report_item_views',
  'report_item_marks',
  'report_tallies',
  'report_changes',
  'report_placements',
];
const triggers = [
  ['report_place_inserted', 'contents'],
  ['report_place_published', 'contents'],
  ['report_post', 'publications'],
  ['report_review', 'reviews'],
  ...['view_days', 'media_counts', 'visitor_sketches'].flatMap((table) => [
    [`${table}_report_insert`, table],
    [`${table}_report_update`, table],
    [`${table}_report_delete`, table],
  ]),
] as const;
const functions = [
  'note_report_place()',
  'note_report_post()',
  'note_report_review()',
  'note_report_views()',
  'note_report_media()',
  'note_report_sketches()',
  'place_report_item(uuid, timestamptz)',
];

async function createTables(runner: QueryRunner): Promise<void> {
  // Where an item stood when it went out first. Kept: later moves between columns change no report of what was.
  await runner.query(`
    CREATE TABLE report_placements (
      content_id uuid PRIMARY KEY,
      organization_id uuid NOT NULL,
      column_id uuid NOT NULL,
      type text NOT NULL,
      published_on date NOT NULL
    )`);
  await runner.query(`
    CREATE TABLE report_changes (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      organization_id uuid NOT NULL,
      column_id uuid NOT NULL,
      day date NOT NULL,
      measure text NOT NULL,
      facet text NOT NULL,
      amount bigint NOT NULL
    )`);
  await runner.query(`
    CREATE TABLE report_tallies (
      organization_id uuid NOT NULL,
      span text NOT NULL,
      starts_on date NOT NULL,
      column_id uuid NOT NULL,
      measure text NOT NULL,
      facet text NOT NULL,
      amount bigint NOT NULL,
      PRIMARY KEY (organization_id, span, starts_on, column_id, measure, facet),
      CONSTRAINT report_tallies_span CHECK (span IN ('day', 'month'))
    ) WITH (fillfactor = 80)`);
  // On which days a rule counted in this installation.
  await runner.query(`
    CREATE INDEX report_tallies_rule ON report_tallies (facet, starts_on)
    WHERE span = 'day' AND measure IN ('raw_views', 'raw_media')`);
  await runner.query(`
    CREATE TABLE report_item_marks (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      content_id uuid NOT NULL,
      day date NOT NULL,
      rule text NOT NULL
    )`);
  await runner.query(`
    CREATE TABLE report_item_views (
      content_id uuid NOT NULL,
      span text NOT NULL,
      starts_on date NOT NULL,
      rule text NOT NULL,
      organization_id uuid NOT NULL,
      column_id uuid NOT NULL,
      views bigint NOT NULL,
      PRIMARY KEY (content_id, span, starts_on, rule),
      CONSTRAINT report_item_views_span CHECK (span IN ('month', 'quarter', 'year'))
    ) WITH (fillfactor = 80)`);
  await runner.query(`
    CREATE INDEX report_item_views_unit
    ON report_item_views (organization_id, span, starts_on, rule, views DESC, content_id)`);
  await runner.query(`
    CREATE INDEX report_item_views_column
    ON report_item_views (column_id, span, starts_on, rule, views DESC, content_id)`);
  await runner.query(`
    CREATE TABLE report_sketch_marks (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      content_id uuid NOT NULL,
      day date NOT NULL,
      rule text NOT NULL,
      shrank boolean NOT NULL
    )`);
  await runner.query('CREATE INDEX report_sketch_marks_day ON report_sketch_marks (day)');
  // Unions of sketches: of a unit as a whole (no column), and of each of its columns.
  await runner.query(`
    CREATE TABLE report_visitors (
      organization_id uuid NOT NULL,
      column_id uuid NOT NULL,
      span text NOT NULL,
      starts_on date NOT NULL,
      rule text NOT NULL,
      sketch bytea NOT NULL,
      visitors integer NOT NULL,
      PRIMARY KEY (organization_id, column_id, span, starts_on, rule),
      CONSTRAINT report_visitors_span CHECK (span IN ('day', 'month'))
    )`);
  // Unions are made anew from all sketches of a day where one of them shrank.
  await runner.query('CREATE INDEX report_placements_unit ON report_placements (organization_id, column_id)');
}

/** What sums are made of, once and for all: the rebuild takes these rows, triggers tell how they change. */
async function createFacts(runner: QueryRunner): Promise<void> {
  const beijing = (time: string) => `(${time} AT TIME ZONE 'Asia/Shanghai')::date`;
  await runner.query(`
    CREATE VIEW report_facts (content_id, organization_id, column_id, day, measure, facet, amount) AS
    SELECT content_id, organization_id, column_id, published_on, 'items', type, 1::bigint FROM report_placements
    UNION ALL
    SELECT content_id, p.organization_id, p.column_id, ${beijing('b.published_at')}, 'posts', b.platform, 1
    FROM publications b JOIN report_placements p USING (content_id) WHERE b.published_at IS NOT NULL
    UNION ALL
    SELECT content_id, p.organization_id, p.column_id, v.day, m.measure, v.rule, m.amount
    FROM view_days v JOIN report_placements p USING (content_id)
    CROSS JOIN LATERAL (VALUES ('views', v.views_counted), ('raw_views', v.views_raw)) m (measure, amount)
    UNION ALL
    SELECT content_id, p.organization_id, p.column_id, ${beijing('v.hour')}, m.measure, v.rule, m.amount
    FROM media_counts v JOIN report_placements p USING (content_id)
    CROSS JOIN LATERAL (VALUES ('media', v.counted), ('raw_media', v.raw)) m (measure, amount)
    UNION ALL
    SELECT c.id, c.organization_id, coalesce((r.document ->> 'columnId')::uuid, ${NO_COLUMN}), ${beijing('w.decided_at')},
           'reviews', w.state, 1
    FROM reviews w JOIN contents c ON c.id = w.content_id JOIN content_revisions r ON r.id = w.revision_id
    WHERE w.state IN ('approved', 'returned', 'rejected')`);
}

async function createTriggers(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION place_report_item(item uuid, went_out timestamptz) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO report_placements (content_id, organization_id, column_id, type, published_on)
      SELECT id, organization_id, coalesce(column_id, ${NO_COLUMN}), type,
             (coalesce(published_at, went_out) AT TIME ZONE 'Asia/Shanghai')::date
      FROM contents WHERE id = item
      ON CONFLICT DO NOTHING;
      IF NOT FOUND THEN RETURN; END IF;
      INSERT INTO report_changes (organization_id, column_id, day, measure, facet, amount)
      SELECT organization_id, column_id, published_on, 'items', type, 1 FROM report_placements WHERE content_id = item
      UNION ALL
      -- As a rule nothing was seen before it was out.
      SELECT p.organization_id, p.column_id, v.day, m.measure, v.rule, m.amount
      FROM view_days v JOIN report_placements p USING (content_id)
      CROSS JOIN LATERAL (VALUES ('views', v.views_counted), ('raw_views', v.views_raw)) m (measure, amount)
      WHERE v.content_id = item
      UNION ALL
      SELECT p.organization_id, p.column_id, (v.hour AT TIME ZONE 'Asia/Shanghai')::date, m.measure, v.rule, m.amount
      FROM media_counts v JOIN report_placements p USING (content_id)
      CROSS JOIN LATERAL (VALUES ('media', v.counted), ('raw_media', v.raw)) m (measure, amount)
      WHERE v.content_id = item;
      INSERT INTO report_item_marks (content_id, day, rule)
      SELECT content_id, day, rule FROM view_days WHERE content_id = item;
      INSERT INTO report_sketch_marks (content_id, day, rule, shrank)
      SELECT DISTINCT content_id, day, rule, false FROM visitor_sketches WHERE content_id = item;
    END $$`);
  await runner.query(`
    CREATE FUNCTION note_report_place() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM place_report_item(NEW.id, NEW.published_at);
      RETURN NULL;
    END $$`);
  await runner.query(`
    CREATE TRIGGER report_place_inserted AFTER INSERT ON contents
    FOR EACH ROW WHEN (NEW.published_at IS NOT NULL) EXECUTE FUNCTION note_report_place()`);
  await runner.query(`
    CREATE TRIGGER report_place_published AFTER UPDATE OF published_at ON contents
    FOR EACH ROW WHEN (NEW.published_at IS NOT NULL AND OLD.published_at IS NULL)
    EXECUTE FUNCTION note_report_place()`);
  // A post that was resolved otherwise, or went out again, moves to its new day.
  await runner.query(`
    CREATE FUNCTION note_report_post() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.published_at IS NOT NULL THEN PERFORM place_report_item(NEW.content_id, NEW.published_at); END IF;
      INSERT INTO report_changes (organization_id, column_id, day, measure, facet, amount)
      SELECT p.organization_id, p.column_id, (t.at AT TIME ZONE 'Asia/Shanghai')::date, 'posts', NEW.platform, t.amount
      FROM report_placements p
      CROSS JOIN LATERAL (VALUES (NEW.published_at, 1),
        (CASE WHEN TG_OP = 'UPDATE' THEN OLD.published_at END, -1)) t (at, amount)
      WHERE p.content_id = NEW.content_id AND t.at IS NOT NULL;
      RETURN NULL;
    END $$`);
  await runner.query(`
    CREATE TRIGGER report_post AFTER INSERT OR UPDATE OF published_at ON publications
    FOR EACH ROW EXECUTE FUNCTION note_report_post()`);
  await runner.query(`
    CREATE FUNCTION note_report_review() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO report_changes (organization_id, column_id, day, measure, facet, amount)
      SELECT c.organization_id, coalesce((r.document ->> 'columnId')::uuid, ${NO_COLUMN}),
             (NEW.decided_at AT TIME ZONE 'Asia/Shanghai')::date, 'reviews', NEW.state, 1
      FROM contents c JOIN content_revisions r ON r.id = NEW.revision_id WHERE c.id = NEW.content_id;
      RETURN NULL;
    END $$`);
  await runner.query(`
    CREATE TRIGGER report_review AFTER UPDATE OF state ON reviews
    FOR EACH ROW WHEN (OLD.state = 'open' AND NEW.state IN ('approved', 'returned', 'rejected'))
    EXECUTE FUNCTION note_report_review()`);
  const noted = (
    rows: string,
    [counted, raw]: [string, string],
    [sum, rawSum]: [string, string],
    day: string,
  ) => `
    INSERT INTO report_changes (organization_id, column_id, day, measure, facet, amount)
    SELECT p.organization_id, p.column_id, ${day}, m.measure, r.rule, sum(m.amount)
    FROM (${rows}) r JOIN report_placements p USING (content_id)
    CROSS JOIN LATERAL (VALUES ('${counted}', r.sign * r.${sum}), ('${raw}', r.sign * r.${rawSum})) m (measure, amount)
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(m.amount) <> 0;`;
  const added = 'SELECT a.*, 1 AS sign FROM added a';
  const removed = 'SELECT d.*, -1 AS sign FROM removed d';
  const both = `${added} UNION ALL ${removed}`;
  const views = (rows: string) => `
    ${noted(rows, ['views', 'raw_views'], ['views_counted', 'views_raw'], 'r.day')}
    INSERT INTO report_item_marks (content_id, day, rule)
    SELECT DISTINCT r.content_id, date_trunc('month', r.day)::date, r.rule FROM (${rows}) r;`;
  const media = (rows: string) =>
    noted(rows, ['media', 'raw_media'], ['counted', 'raw'], `(r.hour AT TIME ZONE 'Asia/Shanghai')::date`);
  const sketches = (rows: string, shrank: string) => `
    INSERT INTO report_sketch_marks (content_id, day, rule, shrank)
    SELECT r.content_id, r.day, r.rule, bool_or(${shrank}) FROM (${rows}) r GROUP BY 1, 2, 3;`;
  const byEvent = (insert: string, update: string, remove: string) => `
    IF TG_OP = 'INSERT' THEN ${insert}
    ELSIF TG_OP = 'UPDATE' THEN ${update}
    ELSE ${remove}
    END IF;
    RETURN NULL;`;
  const grown = `SELECT a.content_id, a.day, a.rule, a.visitors < d.visitors AS less
    FROM added a JOIN removed d USING (content_id, day, surface, rule) WHERE a.sketch <> d.sketch`;
  for (const [name, body] of [
    ['note_report_views', byEvent(views(added), views(both), views(removed))],
    ['note_report_media', byEvent(media(added), media(both), media(removed))],
    [
      'note_report_sketches',
      byEvent(sketches(added, 'false'), sketches(grown, 'r.less'), sketches(removed, 'true')),
    ],
  ]) {
    await runner.query(
      `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} END $$`,
    );
  }
  for (const [table, name] of [
    ['view_days', 'note_report_views'],
    ['media_counts', 'note_report_media'],
    ['visitor_sketches', 'note_report_sketches'],
  ]) {
    await runner.query(`
      CREATE TRIGGER ${table}_report_insert AFTER INSERT ON ${table}
      REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`);
    await runner.query(`
      CREATE TRIGGER ${table}_report_update AFTER UPDATE ON ${table}
      REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`);
    await runner.query(`
      CREATE TRIGGER ${table}_report_delete AFTER DELETE ON ${table}
      REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`);
  }
}

/** From the facts alone, as after a restore or where figures were written past the triggers. Writers wait meanwhile. */
async function createRebuild(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION rebuild_report_figures() RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      LOCK TABLE report_changes, report_item_marks, report_sketch_marks IN SHARE ROW EXCLUSIVE MODE;
      DELETE FROM report_changes;
      DELETE FROM report_item_marks;
      DELETE FROM report_sketch_marks;
      DELETE FROM report_tallies;
      DELETE FROM report_item_views;
      DELETE FROM report_visitors;
      INSERT INTO report_placements (content_id, organization_id, column_id, type, published_on)
      SELECT id, organization_id, coalesce(column_id, ${NO_COLUMN}), type,
             (published_at AT TIME ZONE 'Asia/Shanghai')::date
      FROM contents WHERE published_at IS NOT NULL ON CONFLICT DO NOTHING;
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
      -- Sketches are united by Redis: the sweep does so. In this order a batch touches few unions.
      INSERT INTO report_sketch_marks (content_id, day, rule, shrank)
      SELECT k.content_id, k.day, k.rule, false
      FROM visitor_sketches k JOIN report_placements p USING (content_id)
      GROUP BY 1, 2, 3, p.organization_id, p.column_id ORDER BY p.organization_id, k.day, p.column_id;
    END $$`);
}
