import type { EntityManager } from 'typeorm';
import { AdoptionDesk } from '@haojiao/testing';
import { DAY_MS } from '@haojiao/kernel';
import { LookForSimilar } from '@haojiao/features/near-duplicates';
import { AdoptionFacts } from './adoption-facts';

const reports = '/api/v1/submissions';

describe('facts for scoring', () => {
  let desk: AdoptionDesk;
  let facts: AdoptionFacts;

  beforeAll(async () => {
    desk = await AdoptionDesk.open();
    facts = desk.api.app.get(AdoptionFacts, { strict: false });
  });
  afterAll(() => desk.close());

  const adopted = async (id: string, changes: object = {}): Promise<string> => {
    const use = { level: 'city', outlet: '市报', adoptedOn: '2026-07-22', url: 'https://example.com/1' };
    const { body } = await desk.editor.post(`${reports}/${id}/adoptions`, { ...use, ...changes });
    expect(body.state).toBe('verified');
    return body.id;
  };
  const july = () => ({ organizationIds: [desk.district], from: '2026-07-01', to: '2026-07-31' });
  const idsWithin = async () => {
    const { adoptions } = await facts.within(july());
    return adoptions.map(({ id }) => id);
  };

  it('are verified adoptions and instructions of those days, by day, with who earned them', async () => {
    const contributors = [
      { name: '张三', share: 60 },
      { name: '李四', share: 40 },
    ];
    const id = await desk.aReport({ contributors });
    const later = await adopted(id, { adoptedOn: '2026-07-31', kind: 'composite', extent: 'brief' });
    const earlier = await adopted(id, { adoptedOn: '2026-07-01', outletCode: 'city_daily' });
    for (const adoptedOn of ['2026-06-30', '2026-08-01']) await adopted(id, { adoptedOn });
    await desk.claim(id, { adoptedOn: '2026-07-15' });
    const instruction = {
      level: 'province',
      leaderName: '王',
      leaderPost: '主席',
      instructedOn: '2026-07-10',
    };
    const claimed = await desk.editor.post(`${reports}/${id}/instructions`, instruction);
    expect((await facts.within(july())).instructions).toEqual([]);
    await desk.second.post(`${reports}/${id}/instructions/${claimed.body.id}/verify`);

    const found = await facts.within(july());
    const report = {
      submissionId: id,
      organizationId: desk.district,
      category: 'news',
      jointGroupId: null,
      contributors: [expect.objectContaining(contributors[0]), expect.objectContaining(contributors[1])],
    };
    expect(found).toEqual({
      adoptions: [
        expect.objectContaining({
          ...report,
          id: earlier,
          adoptedOn: '2026-07-01',
          outletCode: 'city_daily',
        }),
        expect.objectContaining({
          ...report,
          id: later,
          kind: 'composite',
          extent: 'brief',
          stage: 'adopted',
        }),
      ],
      instructions: [
        {
          ...report,
          id: claimed.body.id,
          level: 'province',
          instructedOn: '2026-07-10',
          verifiedAt: expect.any(Date),
        },
      ],
    });
    expect(await facts.within({ ...july(), organizationIds: [desk.city] })).toEqual({
      adoptions: [],
      instructions: [],
    });
    const known = await facts.ofReports([id], '2026-07-31');
    expect(known.adoptions.map(({ adoptedOn }) => adoptedOn)).toEqual([
      '2026-06-30',
      '2026-07-01',
      '2026-07-31',
    ]);
  });

  it('leave out what was revoked, and reports that don’t count', async () => {
    const [one, other] = [await desk.aReport(), await desk.aReport()];
    const since = new Date();
    const [gone, kept] = [await adopted(one), await adopted(other)];
    expect(await idsWithin()).toEqual(expect.arrayContaining([gone, kept]));
    await desk.second.post(`${reports}/${one}/adoptions/${gone}/revoke`, { reason: '重名' });
    await desk.correspondent.post(`${reports}/${other}/withdraw`, {});
    const left = await idsWithin();
    for (const id of [gone, kept]) expect(left).not.toContain(id);
    const changed = { organizationIds: [desk.district], since };
    expect(await facts.reportsChanged(changed)).toEqual([one, other].sort());
    expect(await facts.reportsChanged({ ...changed, since: new Date(Date.now() + DAY_MS) })).toEqual([]);
  });

  it('name the joint group, whose points are shared', async () => {
    const sameEvent = {
      title: '城东区总工会为环卫工人送清凉',
      bodyHtml:
        '<p>七月二十日上午，区总工会主席来到环卫停保场，慰问坚守一线的八十名环卫工人，送上防暑药品和绿豆汤。</p>',
    };
    const [one, other] = [await desk.aReport(sameEvent), await desk.aReport(sameEvent)];
    await desk.api.app.get(LookForSimilar, { strict: false }).run();
    const adoption = await adopted(one, { adoptedOn: '2026-05-05' });
    await desk.editor.post(`${reports}/${one}/similar/${other}/decision`, { outcome: 'joint' });
    const { adoptions } = await facts.ofReports([one, other], '2026-07-31');
    expect(adoptions).toMatchObject([{ id: adoption, jointGroupId: one }]);
  });

  it('are counted by unit, outlet and way of use', async () => {
    const town = (await desk.api.aUnit({ parentId: desk.district })).id;
    await desk.api.aUser({ username: 'town', roles: ['correspondent'], organizationId: town });
    const townsman = await desk.api.as('town');
    const id = await desk.aReport({ organizationId: town }, townsman);
    await adopted(id);
    await adopted(id, { adoptedOn: '2026-07-23' });
    await adopted(id, { adoptedOn: '2026-07-24', extent: 'brief' });
    const counts = await facts.adoptionCounts({ ...july(), organizationIds: [town] });
    const same = { organizationId: town, level: 'city', outlet: '市报', kind: 'standalone', reports: 1 };
    expect(counts).toEqual([
      expect.objectContaining({ ...same, extent: 'brief', adoptions: 1 }),
      expect.objectContaining({ ...same, extent: 'full', adoptions: 2 }),
    ]);
  });

  describe('among 100,000 reports of 200 units', () => {
    const day = (number: number) => `2025-${String(number).padStart(2, '0')}`;
    let units: string[];

    beforeAll(async () => {
      const sql = (statement: string, parameters: unknown[] = []) =>
        desk.api.dataSource.query(statement, parameters);
      await sql('ALTER TABLE submissions DISABLE TRIGGER USER');
      await sql(
        `INSERT INTO organizations (id, parent_id, path, name, code, version)
         SELECT id, $1, (SELECT path FROM organizations WHERE id = $1) || id, '单位' || n, 'many-' || n, 1
         FROM (SELECT gen_random_uuid() AS id, n FROM generate_series(1, 200) n) unit`,
        [desk.city],
      );
      const rows = await sql(`SELECT id FROM organizations WHERE code LIKE 'many-%' ORDER BY code`);
      units = rows.map(({ id }: { id: string }) => id);
      await sql(
        `INSERT INTO submissions (id, number, organization_id, category, title, body_html, asset_ids, picture_ids,
           contributors, sent_by, sent_at, search_text, version)
         SELECT gen_random_uuid(), '2025-' || lpad((900000 + n)::text, 6, '0'), ($1::uuid[])[1 + n % 200], 'news',
           '送清凉活动' || n, repeat('慰问一线职工。', 80), '{}', '{}', '[{"name":"张三","userId":null,"share":null}]', $2,
           timestamptz '2025-01-01' + n * interval '5 minutes', '送清凉', 1
         FROM generate_series(1, 100000) n`,
        [units, desk.ids.zhang],
      );
      await sql(
        `INSERT INTO submission_adoptions (id, submission_id, level, outlet, adopted_on, state, recorded_by, recorded_at,
           verified_by, verified_at, url)
         SELECT gen_random_uuid(), s.id, 'city', o.outlet, (s.sent_at AT TIME ZONE 'UTC')::date, 'verified', $1, s.sent_at,
           $1, s.sent_at, 'https://example.com/1'
         FROM submissions s CROSS JOIN unnest(ARRAY['市报', '省报', '简报']) o (outlet)
         WHERE s.number LIKE '2025-9%' AND hashtext(s.id::text || o.outlet) % 4 = 0`,
        [desk.ids.editor],
      );
      await sql('ALTER TABLE submissions ENABLE TRIGGER USER');
      await sql('ANALYZE submissions');
      await sql('ANALYZE submission_adoptions');
    }, 120_000);

    const timed = async <Answer>(work: () => Promise<Answer>): Promise<[Answer, number]> => {
      await work();
      const times: number[] = [];
      let answer!: Answer;
      for (let turn = 0; turn < 5; turn += 1) {
        const start = performance.now();
        answer = await work();
        times.push(performance.now() - start);
      }
      return [answer, times.sort((one, other) => one - other)[2]!];
    };

    /** How the statements of the work would be carried out. */
    const plansOf = async (work: (manager: EntityManager) => Promise<unknown>): Promise<string> => {
      const plans: string[] = [];
      const manager = {
        query: async (statement: string, parameters: unknown[]) => {
          const rows = await desk.api.dataSource.query(`EXPLAIN ${statement}`, parameters);
          plans.push(...rows.map((row: Record<string, string>) => row['QUERY PLAN']));
          return [];
        },
      };
      await work(manager as unknown as EntityManager);
      return plans.join('\n');
    };

    it('a month of every unit is read by the index', async () => {
      const range = { organizationIds: units, from: `${day(3)}-01`, to: `${day(3)}-31` };
      const [found, ms] = await timed(() => facts.within(range));
      const [counts, countMs] = await timed(() => facts.adoptionCounts(range));
      process.stdout.write(
        `${found.adoptions.length} facts of a month in ${ms.toFixed(0)} ms, counted in ${countMs.toFixed(0)} ms\n`,
      );
      expect(found.adoptions.length).toBeGreaterThan(4_000);
      expect(counts.reduce((sum, { adoptions }) => sum + adoptions, 0)).toBe(found.adoptions.length);
      const plan = await plansOf((manager) => facts.within(range, manager));
      expect(plan).toContain('submission_adoptions_adopted_on');
      expect(plan).toContain('submission_instructions_instructed_on');
      expect(plan).not.toMatch(/Seq Scan on (submissions|submission_adoptions)/);
    });

    it('the desk finds those of one unit, and that there are none, at once', async () => {
      for (const [unit, expected] of [
        [units[0]!, 100],
        [desk.city, 100],
        [(await desk.api.aUnit({ parentId: desk.city })).id, 0],
      ] as const) {
        const [answer, ms] = await timed(() =>
          desk.editor.get(`/api/v1/adoptions?state=verified&limit=100&organizationId=${unit}`),
        );
        process.stdout.write(`${answer.body.items.length} adoptions on the desk in ${ms.toFixed(0)} ms\n`);
        expect(answer.body.items).toHaveLength(expected);
      }
    });
  });
});
