import pg from 'pg';
import { Person } from '../../scripts/demo/person.mjs';

const PASSWORD = 'Bench-2026-bugle';
const UNITS = 300;
const SENTENCE =
  '连日来，工会干部深入车间班组走访慰问一线职工，送去防暑降温用品，听取意见建议，推动解决职工急难愁盼问题。';

/**
 * A unit with 300 units below it and a year of reports, written straight into the tables: reading is measured, not
 * sending. Two thirds are used somewhere, in all stages and extents.
 * @param {number} count
 * @returns {Promise<{rootId: string, unitIds: string[], chief: Person, deputy: Person, correspondent: Person, month: string, year: string}>}
 */
export async function openReportsDesk(count) {
  const { HAOJIAO_BENCH_URL: url, HAOJIAO_BENCH_USERNAME, HAOJIAO_BENCH_PASSWORD } = process.env;
  const administrator = await Person.signIn(url, HAOJIAO_BENCH_USERNAME, HAOJIAO_BENCH_PASSWORD);
  const mark = Date.now().toString(36);
  const root = await administrator.post('/organizations', { name: `bench ${mark}`, code: `desk-${mark}` });
  const units = [];
  for (let number = 0; number < UNITS; number += 1) {
    const words = { name: `第${number + 1}工会`, code: `desk-${mark}-${number}`, parentId: root.id };
    units.push(await administrator.post('/organizations', words));
  }
  const person = async (username, role, organizationId) => {
    const words = { username, displayName: username, password: PASSWORD, organizationId };
    const { id } = await administrator.post('/users', words);
    await administrator.put(`/organizations/${organizationId}/members/${id}`, { roles: [role] });
    return { id, asked: await Person.signIn(url, username, PASSWORD) };
  };
  const chief = await person(`desk-${mark}-chief`, 'chief_editor', root.id);
  const deputy = await person(`desk-${mark}-deputy`, 'chief_editor', root.id);
  const correspondent = await person(`desk-${mark}-sender`, 'correspondent', units[0].id);
  await writeReports(units, { chief: chief.id, sender: correspondent.id }, count);
  const month = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 7);
  return {
    rootId: root.id,
    unitIds: units.map(({ id }) => id),
    chief: chief.asked,
    deputy: deputy.asked,
    correspondent: correspondent.asked,
    month,
    year: month.slice(0, 4),
  };
}

async function writeReports(units, people, count) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query('BEGIN');
    // The last year, evenly; ids in the order of sending, as the product makes them.
    await client.query(
      `CREATE TEMPORARY TABLE report ON COMMIT DROP AS
       SELECT n, now() - (($1::integer - n) * interval '365 days' / $1::integer) AS at,
              uuidv7(-(($1::integer - n) * interval '365 days' / $1::integer)) AS id,
              ($2::uuid[])[1 + (n * 7919) % cardinality($2::uuid[])] AS unit_id
       FROM generate_series(1, $1::integer) AS n`,
      [count, units.map(({ id }) => id)],
    );
    await client.query(
      `INSERT INTO submissions (id, number, organization_id, category, state, title, body_html, occurred_on, asset_ids,
         picture_ids, contributors, sent_by, sent_at, decided_by, decided_at, decline_reason, search_text, version, urgency,
         first_submission, picture_captions, route, updated_at)
       SELECT id, '1999-' || lpad(n::text, 6, '0'), unit_id,
         (ARRAY['news', 'experience', 'problem', 'brief', 'research'])[1 + n % 5],
         CASE WHEN n % 3 = 0 THEN 'submitted' ELSE 'declined' END, '送清凉到一线（' || n || '）',
         '<p>' || repeat($3, 8) || '</p>', (at AT TIME ZONE 'Asia/Shanghai')::date, '{}', '{}',
         jsonb_build_array(jsonb_build_object('name', '通讯员' || n % 900, 'organizationId', unit_id, 'unitName', '工会',
           'userId', NULL, 'share', NULL)),
         $1, at, CASE WHEN n % 3 = 0 THEN NULL ELSE $2::uuid END, CASE WHEN n % 3 = 0 THEN NULL ELSE at END,
         CASE WHEN n % 3 = 0 THEN NULL ELSE '本刊已用' END,
         '送清凉到一线（' || n || '）' || repeat($3, 8), 1, 'normal', false, '[]', 'api', at
       FROM report`,
      [people.sender, people.chief, SENTENCE],
    );
    await client.query(
      `INSERT INTO submission_adoptions (id, submission_id, organization_id, level, outlet, outlet_code, medium, kind,
         extent, stage, url, adopted_on, state, recorded_by, recorded_at, verified_by, verified_at)
       SELECT uuidv7(), id, unit_id, (ARRAY['county', 'city', 'province'])[1 + n % 3],
         (ARRAY['本会信息', '市总信息', '省总信息'])[1 + n % 3],
         (ARRAY['own_bulletin', 'city_bulletin', 'province_bulletin'])[1 + n % 3], 'internal_bulletin',
         CASE WHEN n % 10 = 1 THEN 'composite' ELSE 'standalone' END, CASE WHEN n % 4 = 1 THEN 'brief' ELSE 'full' END,
         'adopted', 'https://news.example/' || n, least((at AT TIME ZONE 'Asia/Shanghai')::date + 2, current_date),
         'verified', $1, least(at + interval '2 days', now()), $1, least(at + interval '2 days', now())
       FROM report WHERE n % 3 <> 0`,
      [people.chief],
    );
    // Or else the worker compares all of them with each other while we measure.
    await client.query(
      `UPDATE near_duplicate_looks SET looked_at = now(),
         background_number = (SELECT coalesce(max(number), 0) + 1 FROM near_duplicate_backgrounds)`,
    );
    await client.query('COMMIT');
    // As autovacuum does within a minute: counts are read from indexes alone.
    await client.query(
      'VACUUM (ANALYZE) submissions, submission_adoptions, near_duplicate_looks, organizations',
    );
  } finally {
    await client.end();
  }
}
