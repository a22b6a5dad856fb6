import { DateTime } from 'luxon';
import { startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';
import type { Role } from '@haojiao/features/organizations';
import { PeriodScores } from './periods/period-scores';
import type { ClosedPeriods, Period, PeriodScore } from './domain';
import { AssessmentYearsService } from './years/assessment-years.service';

/** Points of real rows: sent, used, proven, marked and fined by the api. */
describe('points of a period', () => {
  let api: TestApi;
  let chief: ApiCaller;
  let towns: [string, string];
  let senders: [ApiCaller, ApiCaller];
  let schemeId: string;
  let yearId: string;
  let serial = 0;

  const today = DateTime.now().setZone('Asia/Shanghai');
  const month: Period = {
    from: today.startOf('month').toISODate()!,
    to: today.endOf('month').toISODate()!,
  };
  const document = {
    outlets: [{ code: 'city_paper', name: '市报', aliases: ['市日报'], level: 'city' }],
    uses: [
      { outlet: 'city_paper', points: 12.5 },
      { level: 'city', extent: 'brief', points: 5 },
      { level: 'city', points: 10 },
    ],
    submissions: [{ points: 1 }],
    instructions: [{ level: 'province', points: 50 }],
    meetsRequirements: 5,
    coAuthorPolicy: 'equal',
    penalties: {
      missedCommission: 10,
      recorded: [{ code: 'false_report', name: '失实', points: 30, losesHonours: true }],
    },
    pay: { basis: 'point', fenPerPoint: 400 },
  };

  beforeAll(async () => {
    api = await startTestApi();
    towns = [(await api.aUnit({ name: '甲镇总工会' })).id, (await api.aUnit({ name: '乙镇总工会' })).id];
    chief = await person(['chief_editor']);
    senders = [await person(['correspondent'], towns[0]), await person(['correspondent'], towns[1])];
    const organizationId = api.root.id;
    const scheme = await made(
      chief.post('/api/v1/scoring-schemes', {
        organizationId,
        name: '办法',
        document,
        validFrom: '2020-01-01',
      }),
    );
    schemeId = scheme.id;
    const members = towns.map((id) => ({ organizationId: id, from: '2020-01-01' }));
    await made(
      chief.put(`/api/v1/organizations/${organizationId}/unit-classes/towns`, { name: '乡镇', members }),
    );
    const year = await made(
      chief.post('/api/v1/assessment-years', {
        organizationId,
        name: '本年度',
        startsOn: today.startOf('year').toISODate(),
        endsOn: today.endOf('year').toISODate(),
        periodUnit: 'month',
        lateArrivals: 'count_in_next',
        schemeId,
      }),
    );
    yearId = year.id;
  });

  afterAll(() => api.close());

  async function made(answer: Promise<ApiAnswer>): Promise<ApiAnswer['body']> {
    const { status, body, text } = await answer;
    if (status >= 300) throw new Error(`${status} ${text}`);
    return body;
  }

  async function person(roles: Role[], organizationId = api.root.id): Promise<ApiCaller> {
    serial += 1;
    const username = `score-${serial}`;
    await api.aUser({ username, roles, organizationId });
    return api.as(username);
  }

  async function aReport(unit: 0 | 1, contributors: object[] = [{ name: '张三' }]): Promise<string> {
    serial += 1;
    const report = await made(
      senders[unit].post('/api/v1/submissions', {
        organizationId: towns[unit],
        category: 'news',
        title: `慰问一线职工之${serial}`,
        bodyHtml: `<p>第${serial}次慰问，送去清凉与问候。</p>`,
        assetIds: [],
        contributors,
      }),
    );
    return report.id;
  }

  const use = (id: string, wish: object = {}, by = chief) =>
    made(
      by.post(`/api/v1/submissions/${id}/adoptions`, {
        level: 'city',
        outlet: '晚报',
        url: `https://paper.example/${(serial += 1)}`,
        adoptedOn: today.toISODate(),
        ...wish,
      }),
    );

  async function score(closed: ClosedPeriods | null = null, period = month): Promise<PeriodScore> {
    const year = await api.app.get(AssessmentYearsService, { strict: false }).load(yearId);
    const series = closed && {
      ...closed,
      itemsOf: (keys: readonly string[]) =>
        Promise.resolve(closed.items.filter(({ key }) => keys.includes(key))),
    };
    return (await api.app.get(PeriodScores, { strict: false }).of(year, 'towns', period, series)).score;
  }

  const pointsOf = ({ units }: PeriodScore) =>
    Object.fromEntries(units.map(({ organizationId, points }) => [organizationId, points / 100]));

  it('count what was sent, what is proven, and nothing that is only claimed', async () => {
    expect((await score()).units).toMatchObject([
      { organizationId: towns[0], submitted: 0, points: 0, rank: 1 },
      { organizationId: towns[1], submitted: 0, points: 0, rank: 1 },
    ]);
    const report = await aReport(0, [{ name: '张三' }, { name: '李四' }]);
    await use(report, { outlet: '市日报' });
    await use(report, { outlet: '晚报', extent: 'brief' });
    await use(report, { outlet: '自称采用的报' }, senders[0]);
    await aReport(1);
    const found = await score();
    // 1 for sending, 12.5 for the paper by its other name, 5 for the brief.
    expect(pointsOf(found)).toEqual({ [towns[0]]: 18.5, [towns[1]]: 1 });
    expect(found.units[0]).toMatchObject({ submitted: 1, adopted: 1, adoptionRate: 10_000, rank: 1 });
    expect(found.persons.map(({ name, points, fen }) => [name, points, fen])).toEqual([
      ['李四', 925, 0],
      ['张三', 925, 7_400],
      ['张三', 100, 400],
    ]);
    expect(found.units[0]!.uses.map(({ outletName, count, points }) => [outletName, count, points])).toEqual(
      expect.arrayContaining([
        ['市报', 1, 1_250],
        ['晚报', 1, 500],
      ]),
    );
  });

  it('count marks and instructions, take off penalties, and share what joint reports earned', async () => {
    const before = pointsOf(await score());
    const marked = await aReport(1);
    await made(chief.post(`/api/v1/submissions/${marked}/marks`, { code: 'meets_requirements' }));
    expect(pointsOf(await score())[towns[1]]).toBe(before[towns[1]]! + 6);
    const penalty = await made(
      chief.post('/api/v1/score-penalties', {
        organizationId: towns[1],
        submissionId: marked,
        code: 'false_report',
        occurredOn: today.toISODate(),
        reason: '与事实不符',
      }),
    );
    const fined = await score();
    expect(pointsOf(fined)[towns[1]]).toBe(before[towns[1]]! + 6 - 30);
    expect(fined.units.find(({ organizationId }) => organizationId === towns[1])!.losesHonours).toBe(true);
    await made(chief.post(`/api/v1/score-penalties/${penalty.id}/revoke`, { reason: '申诉成立' }));

    const one = await aReport(0);
    const other = await aReport(1);
    await use(one, { outlet: '早报' });
    const apart = pointsOf(await score());
    await api.dataSource.query('UPDATE submissions SET joint_group_id = $1 WHERE id = ANY($2)', [
      one,
      [one, other],
    ]);
    const joint = pointsOf(await score());
    expect(joint).toEqual({ [towns[0]]: apart[towns[0]]! - 5, [towns[1]]: apart[towns[1]]! + 5 });
  });

  it('take off what a commissioned request was not answered', async () => {
    const before = pointsOf(await score());
    const commission = await made(
      chief.post('/api/v1/commissions', {
        organizationId: api.root.id,
        title: '约稿：送温暖',
        brief: '请报送送温暖情况。',
        // Not due before the day is over, also where it ends just now.
        dueOn: today.plus({ days: 1 }).toISODate(),
        addressees: { organizationIds: [towns[0]] },
      }),
    );
    await made(chief.post(`/api/v1/commissions/${commission.id}/issue`));
    expect(pointsOf(await score())).toEqual(before);
    await api.dataSource.query(
      `UPDATE commissions SET due_at = now() - interval '1 second', due_on = $2 WHERE id = $1`,
      [commission.id, month.from],
    );
    const found = await score();
    expect(pointsOf(found)[towns[0]]).toBe(before[towns[0]]! - 10);
  });

  it('give in the next period what was proven after this one was closed', async () => {
    const report = await aReport(0);
    const now = await score();
    const closed: ClosedPeriods = {
      through: month.to,
      items: now.items,
      year: [],
      closings: [{ period: month, closedAt: new Date().toISOString() }],
    };
    await use(report, { outlet: '迟到的报' });
    const from = today.plus({ months: 1 }).startOf('month');
    const next = { from: from.toISODate()!, to: from.endOf('month').toISODate()! };
    expect(pointsOf(await score(closed, next))).toEqual({ [towns[0]]: 10, [towns[1]]: 0 });
    expect(pointsOf(await score(null, next))).toEqual({ [towns[0]]: 0, [towns[1]]: 0 });
  });

  describe('explained', () => {
    it('to who sent or wrote it and to the desk, to nobody else (S15)', async () => {
      const writer = await api.aUser({
        username: 'writer',
        roles: ['correspondent'],
        organizationId: towns[0],
      });
      const report = await aReport(0, [{ name: '张三' }, { name: '写稿人', userId: writer.id }]);
      await use(report, { outlet: '市报' });
      const path = `/api/v1/submissions/${report}/points`;
      const answer = await senders[0].get(path);
      expect(answer.status).toBe(200);
      expect(answer.body.items).toMatchObject([
        {
          organizationId: api.root.id,
          schemeName: '办法',
          points: 13.5,
          lines: [
            { code: 'submission', zh: '报送一篇', points: 1 },
            { code: 'use', zh: '市报采用（市级，单篇，全文）', points: 12.5 },
          ],
          persons: [
            { name: '张三', points: 6.75 },
            { name: '写稿人', userId: writer.id, points: 6.75 },
          ],
        },
      ]);
      expect((await (await api.as('writer')).get(path)).status).toBe(200);
      expect((await chief.get(path)).status).toBe(200);
      expect((await senders[1].get(path)).status).toBe(404);
      expect((await (await person(['chief_editor'], towns[1])).get(path)).status).toBe(404);
    });
  });

  describe('what if', () => {
    const ask = (by: ApiCaller, wish: object = {}) =>
      by.post(`/api/v1/scoring-schemes/${schemeId}/what-if`, { period: month, ...wish });

    it('shows what other rules would have given, and writes nothing', async () => {
      const now = pointsOf(await score());
      const before = await rowsEverywhere();
      const other = { ...document, uses: [{ level: 'city', points: 20 }], submissions: [], penalties: {} };
      const answer = await ask(chief, { document: other, unitClass: 'towns' });
      expect(answer.status).toBe(200);
      for (const row of answer.body.rows) {
        expect(row.before.points).toBe(now[row.organizationId]);
        expect(row.difference).toBe(row.after.points - row.before.points);
        expect(row.after).toMatchObject({ submissionPoints: 0, penaltyPoints: 0 });
      }
      expect(answer.body.rows.map(({ after }: { after: { rank: number } }) => after.rank)).toEqual([1, 2]);
      expect(answer.body.reports[0]).toMatchObject({
        difference: expect.any(Number),
        title: expect.any(String),
      });
      expect(await rowsEverywhere()).toEqual(before);
    });

    it('is no difference by the version that holds', async () => {
      const { body } = await chief.get(`/api/v1/scoring-schemes/${schemeId}`);
      const answer = await ask(chief, { versionId: body.versions[0].id, unitClass: 'towns' });
      expect(answer.body.rows.map(({ difference }: { difference: number }) => difference)).toEqual([0, 0]);
      expect(answer.body.reports).toEqual([]);
    });

    it('is asked by who writes the rules (S15, S18)', async () => {
      const versionId = (await chief.get(`/api/v1/scoring-schemes/${schemeId}`)).body.versions[0].id;
      expect((await ask(await person(['chief_editor'], towns[0]), { versionId })).status).toBe(403);
      expect((await ask(await person(['editor']), { versionId })).status).toBe(403);
      const another = await made(
        chief.post('/api/v1/scoring-schemes', { organizationId: towns[0], name: '另一', template: 'A' }),
      );
      expect((await ask(chief, { versionId: another.versions[0].id })).status).toBe(404);
      const faulty = await ask(chief, { period: { from: month.to, to: month.from } });
      expect(
        faulty.body.errors.map(({ path, code }: { path: string; code: string }) => [path, code]),
      ).toEqual([
        ['document', 'one_of_both'],
        ['period.to', 'period_too_long'],
      ]);
    });

    async function rowsEverywhere(): Promise<unknown> {
      return api.dataSource.query(
        `SELECT (SELECT count(*) FROM audit_entries) AS trail, (SELECT count(*) FROM scoring_scheme_versions) AS versions,
                (SELECT md5(string_agg(s::text, '' ORDER BY id)) FROM submissions s) AS reports`,
      );
    }
  });
});
