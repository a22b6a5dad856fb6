import { startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import { schemeTemplates, scorePeriod } from './domain';
import type { SchemeVersion } from './domain';
import { PeriodFacts } from './periods/period-facts';
import type { PeriodQuestion } from './periods/period-question';

/** Five years of 20,000 reports by 300 units, about one a month from each, a third of them used. */
describe('points of a month among many reports', () => {
  let api: TestApi;
  let question: PeriodQuestion;
  const version: SchemeVersion = {
    id: 'a',
    validFrom: '2020-01-01',
    validTo: null,
    document: schemeTemplates[0]!.document,
  };

  beforeAll(async () => {
    api = await startTestApi();
    const sql = (text: string, parameters: unknown[] = []) => api.dataSource.query(text, parameters);
    await sql(
      `INSERT INTO organizations (id, parent_id, path, name, code, version)
       SELECT id, $1::uuid, ARRAY[$1::uuid, id], '单位' || n, 'unit-' || n, 1
       FROM (SELECT n, gen_random_uuid() AS id FROM generate_series(1, 300) n) units`,
      [api.root.id],
    );
    // A statement has its time limit: in parts.
    for (let done = 0; done < 20_000; done += 5_000) {
      await sql(
        `INSERT INTO submissions (id, number, organization_id, category, state, title, body_html, asset_ids, picture_ids,
                                contributors, sent_by, sent_at, search_text, version, updated_at)
       SELECT gen_random_uuid(), '2026-' || lpad(n::text, 6, '0'), unit.id, 'news', 'submitted', '报道' || n,
              '<p>送清凉活动纪实。</p>', '{}', '{}',
              jsonb_build_array(jsonb_build_object('name', '作者' || n % 900, 'organizationId', unit.id, 'unitName', '单位',
                                                   'userId', null, 'share', null)),
              (SELECT id FROM users LIMIT 1), timestamptz '2022-01-01 00:00+08' + n * interval '130 minutes',
              '', 1, timestamptz '2022-01-01 00:00+08' + n * interval '130 minutes'
       FROM generate_series($1::int + 1, $1::int + 5000) n
       JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM organizations WHERE parent_id IS NOT NULL) unit
         ON unit.place = 1 + n % 300`,
        [done],
      );
    }
    await sql(
      `INSERT INTO submission_adoptions (id, submission_id, level, outlet, url, adopted_on, state, recorded_by, recorded_at,
                                         verified_by, verified_at)
       SELECT gen_random_uuid(), s.id, 'city', '市总工会信息', 'https://a.example/', s.sent_at::date + 3, 'verified',
              s.sent_by, s.sent_at, s.sent_by, s.sent_at
       FROM submissions s WHERE right(s.number, 1) IN ('0', '3', '6')`,
    );
    for (const table of ['organizations', 'submissions', 'submission_adoptions'])
      await sql(`ANALYZE ${table}`);
    question = {
      issuerId: api.root.id,
      unitClass: null,
      period: { from: '2026-10-01', to: '2026-10-31' },
      yearStartsOn: '2026-01-01',
      versions: [version],
      lateArrivals: 'count_in_next',
      closed: null,
    };
  }, 300_000);

  afterAll(() => api.close());

  it('are the same as one statement over the rows says', async () => {
    const facts = api.app.get(PeriodFacts, { strict: false });
    const score = scorePeriod(await facts.load(question), [version]);

    const rows = await api.dataSource.query<{ id: string; submitted: number; adopted: number }[]>(
      `SELECT o.id,
         (SELECT count(*)::int FROM submissions s WHERE s.organization_id = o.id
            AND (s.sent_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN '2026-10-01' AND '2026-10-31') AS submitted,
         (SELECT count(*)::int FROM submission_adoptions a WHERE a.organization_id = o.id
            AND a.adopted_on BETWEEN '2026-10-01' AND '2026-10-31') AS adopted
       FROM organizations o WHERE o.parent_id IS NOT NULL`,
    );
    const expected = new Map(rows.map((row) => [row.id, row]));
    expect(score.units).toHaveLength(300);
    for (const unit of score.units) {
      const { submitted, adopted } = expected.get(unit.organizationId)!;
      expect(unit).toMatchObject({ submitted, adopted, points: adopted * 1_500 });
    }
  });

  it('are found by indexes', async () => {
    const statements: string[] = [];
    const { manager } = api.dataSource;
    const watched = new Proxy(manager, {
      get: (target, name) =>
        name === 'query'
          ? async (text: string, parameters: unknown[]) => {
              const plan = await target.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${text}`, parameters);
              statements.push(plan.map((line) => line['QUERY PLAN']).join('\n'));
              return target.query(text, parameters);
            }
          : Reflect.get(target, name, target),
    });
    await api.app.get(PeriodFacts, { strict: false }).load(question, watched);
    expect(statements.length).toBeGreaterThan(4);
    const scans = statements.flatMap(
      (plan) => plan.match(/Seq Scan on (submissions|submission_adoptions)\b/g) ?? [],
    );
    expect(scans).toEqual([]);
  });
});
