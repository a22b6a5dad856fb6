import { newId } from '@haojiao/kernel';
import { startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';

interface Issue {
  span?: 'month' | 'quarter';
  correctsId?: string;
  /** What its one report gives its one author. */
  fen: number;
}

/** Nobody is paid twice for one use, and nobody not at all, in whatever order lists and corrections come. */
describe('pay lists and the bulletins that they pay', () => {
  let api: TestApi;
  let city: string;
  let preparer: ApiCaller;
  let issuer: ApiCaller;
  let userId: string;
  let yearId: string;

  beforeAll(async () => {
    api = await startTestApi();
    city = (await api.aUnit({ code: 'city', name: '江城市总工会' })).id;
    userId = (await api.aUser({ username: 'preparer', roles: ['chief_editor'], organizationId: city })).id;
    await api.aUser({ username: 'issuer', roles: ['chief_editor'], organizationId: city });
    preparer = await api.as('preparer');
    issuer = await api.as('issuer');
    const scheme = await preparer.post('/api/v1/scoring-schemes', {
      ...{ organizationId: city, name: '用稿奖励办法', template: 'A', validFrom: '2020-01-01' },
    });
    expect(scheme.status).toBe(201);
    const schemeId = scheme.body.id;
    // Each test has a year of its own: what one issued is no matter of the others.
    nextYear = async () => {
      year += 1;
      const made = await preparer.post('/api/v1/assessment-years', {
        ...{
          organizationId: city,
          name: `${year}年`,
          startsOn: `${year}-01-01`,
          endsOn: `${year}-12-31`,
          schemeId,
        },
        ...{ periodUnit: 'month', lateArrivals: 'count_in_next' },
      });
      expect([made.status, made.text]).toEqual([201, expect.anything()]);
      yearId = made.body.id;
    };
  });
  afterAll(() => api.close());

  let nextYear: () => Promise<void>;
  let year = 2020;
  let number = 0;

  /** A bulletin of September or its quarter as closing leaves it. */
  async function anIssue({ span = 'month', correctsId, fen }: Issue): Promise<string> {
    const id = newId();
    const days = span === 'month' ? [`${year}-09-01`, `${year}-09-30`] : [`${year}-07-01`, `${year}-09-30`];
    const period = span === 'month' ? `${year}-09` : `${year}-Q3`;
    await api.dataSource.query(
      `INSERT INTO bulletins (id, organization_id, assessment_year_id, unit_classes, period, span, starts_on, ends_on,
         lists_silent, top_correspondents, state, appeals_from, appeals_until, opened_by, shown_to, corrects_id,
         correction_reason, prepared_by, version)
       VALUES ($1, $2, $3, '{direct}', $4, $5, $6, $7, true, 0, 'appeals', '2026-10-01', '2026-10-10', $8, '{}', $9,
         CASE WHEN $9::uuid IS NOT NULL THEN '更正' END, $8, 1)`,
      [id, city, yearId, period, span, ...days, userId, correctsId ?? null],
    );
    const [{ id: closedBy }] = await api.dataSource.query(`SELECT id FROM users WHERE username = 'issuer'`);
    number += 1;
    await api.dataSource.query(
      `INSERT INTO bulletin_issues (bulletin_id, organization_id, assessment_year_id, unit_classes, span, starts_on,
         ends_on, corrects_id, year, number, content, scheme_versions, prepared_by, closed_by, closed_at)
       VALUES ($1, $2, $3, '{direct}', $4, $5, $6, $7, 2026, $8, '{}', '[]', $9, $10, now())`,
      [id, city, yearId, span, ...days, correctsId ?? null, number, userId, closedBy],
    );
    const author = { person: `user:${userId}`, userId, name: '张三', organizationId: city, points: 100, fen };
    await api.dataSource.query(
      `INSERT INTO bulletin_items (bulletin_id, key, unit_class, kind, organization_id, submission_id, points,
         submission_points, submitted, adopted, fen_of_uses, fen, per_person, lines)
       VALUES ($1, 'report:1', 'direct', 'report', $2, NULL, 1, 0, 1, 1, $3, $3, $4, '[]')`,
      [id, city, fen, JSON.stringify([author])],
    );
    return id;
  }

  const prepared = (...bulletinIds: string[]) =>
    preparer.post('/api/v1/pay-lists', { organizationId: city, title: '稿费发放表', bulletinIds });
  const act = (id: string, action: string, body: object = {}) =>
    issuer.post(`/api/v1/pay-lists/${id}/${action}`, body);
  const codeOf = ({ status, body }: ApiAnswer) => [status, body.errors?.[0]?.code ?? body.code];

  async function issued(...bulletinIds: string[]): Promise<ApiAnswer['body']> {
    const list = await prepared(...bulletinIds);
    expect([list.status, list.text]).toEqual([201, expect.anything()]);
    const answer = await act(list.body.id, 'issue');
    expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
    return answer.body;
  }

  it('never pay a month and its quarter', async () => {
    await nextYear();
    const month = await anIssue({ fen: 6_000 });
    const quarter = await anIssue({ span: 'quarter', fen: 6_000 });
    expect(codeOf(await prepared(month, quarter))).toEqual([400, 'bulletin_not_payable']);
    const both = await Promise.all([prepared(month), prepared(quarter)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 400]);
  });

  it('pay a correction whole where the list of what it corrects was never issued', async () => {
    await nextYear();
    const wrong = await anIssue({ fen: 6_000 });
    const draft = await prepared(wrong);
    const right = await anIssue({ correctsId: wrong, fen: 8_000 });
    expect((await issued(right)).fen).toBe(8_000);
    expect(codeOf(await act(draft.body.id, 'issue'))).toEqual([400, 'bulletin_not_payable']);
  });

  it('are not cancelled while another one pays only the difference to them', async () => {
    await nextYear();
    const wrong = await anIssue({ fen: 6_000 });
    const first = await issued(wrong);
    const right = await anIssue({ correctsId: wrong, fen: 8_000 });
    const difference = await issued(right);
    expect(difference.fen).toBe(2_000);
    expect(codeOf(await act(first.id, 'cancel', { reason: '算错了' }))).toEqual([409, 'pay_list_built_upon']);
    expect((await act(difference.id, 'cancel', { reason: '先作废差额' })).status).toBe(200);
    expect((await act(first.id, 'cancel', { reason: '算错了' })).status).toBe(200);
    expect((await issued(right)).fen).toBe(8_000);
  });
});
