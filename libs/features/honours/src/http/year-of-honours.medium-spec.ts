import readXlsxFile from 'read-excel-file/node';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';

const ACCOUNT = '6227001540020345678';

/** Two months of a city union that pays four yuan a point: bulletins, what is paid for them, and who is honoured. */
describe('a year of honours', () => {
  let api: TestApi;
  let now = new Date('2026-09-05T09:00:00+08:00');
  let city: string;
  let yearId: string;
  const units: Record<string, string> = {};
  const people: Record<string, ApiCaller> = {};
  const userIds: Record<string, string> = {};

  beforeAll(async () => {
    api = await startTestApi();
    api.app.get<Clock>(CLOCK, { strict: false }).now = () => now;
    city = (await api.aUnit({ code: 'city', name: '江城市总工会' })).id;
    for (const [code, name] of [
      ['mill', '纺织厂工会'],
      ['port', '港务局工会'],
      ['school', '教育工会'],
    ] as const) {
      units[code] = (await api.aUnit({ code, name, parentId: city })).id;
    }
    for (const [username, role, unit] of [
      ['editor', 'editor', city],
      ['chief', 'chief_editor', city],
      ['other-chief', 'chief_editor', city],
      ['zhang', 'correspondent', units.mill!],
      ['li', 'correspondent', units.port!],
      ['wang', 'correspondent', units.school!],
    ] as const) {
      userIds[username] = (await api.aUser({ username, roles: [role], organizationId: unit })).id;
      people[username] = await api.as(username);
    }
    const { body: templates } = await people.chief!.get('/api/v1/scoring-scheme-templates');
    const { document } = templates.items.find(({ code }: ApiAnswer['body']) => code === 'A');
    const recorded = [{ code: 'concealed', name: '瞒报', points: 1, losesHonours: true }];
    const { body: scheme } = await made(
      people.chief!.post('/api/v1/scoring-schemes', {
        ...{ organizationId: city, name: '用稿奖励办法', validFrom: '2026-01-01' },
        document: { ...document, penalties: { ...document.penalties, recorded } },
      }),
    );
    const { body: year } = await made(
      people.chief!.post('/api/v1/assessment-years', {
        ...{ organizationId: city, name: '2026年', startsOn: '2026-09-01', endsOn: '2026-10-31' },
        ...{ periodUnit: 'month', lateArrivals: 'count_in_next', schemeId: scheme.id },
      }),
    );
    yearId = year.id;
    await made(
      people.chief!.put(`/api/v1/organizations/${city}/unit-classes/direct`, {
        name: '直属单位',
        members: Object.values(units).map((organizationId) => ({ organizationId, from: '2026-01-01' })),
      }),
    );
  });
  afterAll(() => api.close());

  async function made(answer: Promise<ApiAnswer>): Promise<ApiAnswer> {
    const got = await answer;
    expect([got.status, got.text]).toEqual([201, expect.anything()]);
    return got;
  }

  /** Sends a report and has it used; yields its id. */
  async function used(
    username: string,
    unit: string,
    uses: [level: string, outlet: string, adoptedOn: string][],
    contributors: object[] = [{ name: username, userId: userIds[username] }],
  ): Promise<string> {
    const { body } = await made(
      people[username]!.post('/api/v1/submissions', {
        ...{
          organizationId: units[unit],
          category: 'news',
          title: `${unit}的稿件`,
          assetIds: [],
          contributors,
        },
        bodyHtml: `<p>${unit}工会开展了活动，第${now.getTime() % 1_000}场。</p>`,
      }),
    );
    for (const [level, outlet, adoptedOn] of uses) {
      const use = { level, outlet, adoptedOn, url: 'https://paper.example.test/1' };
      const { body: adoption } = await made(
        people.editor!.post(`/api/v1/submissions/${body.id}/adoptions`, use),
      );
      expect(adoption.state).toBe('verified');
    }
    return body.id;
  }

  async function closed(period: string): Promise<string> {
    const { body } = await made(
      people.editor!.post('/api/v1/bulletins', {
        ...{ organizationId: city, assessmentYearId: yearId, unitClasses: ['direct'], period },
      }),
    );
    return issued(body.id);
  }

  async function issued(id: string): Promise<string> {
    expect((await people.editor!.post(`/api/v1/bulletins/${id}/publish-for-appeals`, {})).status).toBe(200);
    const before = now;
    now = new Date(now.getTime() + 10 * 86_400_000);
    const { status, text } = await people.chief!.post(`/api/v1/bulletins/${id}/close`, {});
    expect([status, text]).toEqual([200, expect.anything()]);
    now = before;
    return id;
  }

  const at = (day: string) => (now = new Date(`${day}T09:00:00+08:00`));
  const payList = (bulletinIds: string[], who = 'chief') =>
    people[who]!.post('/api/v1/pay-lists', { organizationId: city, title: '信息稿费发放表', bulletinIds });
  const rowsOf = ({ rows }: ApiAnswer['body']) =>
    rows.map(({ name, unitName, points, fen }: ApiAnswer['body']) => [name, unitName, points, fen]);

  let falseReport: string;
  let september: string;
  let listId: string;

  it('begins with a bulletin that is closed', async () => {
    // City, province and nation: 15 + 25 + 40 points, 320 yuan, as the handbook reckons scheme A.
    await used('zhang', 'mill', [
      ['city', '市总工会信息', '2026-09-03'],
      ['province', '省总工会信息', '2026-09-04'],
      ['national', '全国总工会信息', '2026-09-05'],
    ]);
    falseReport = await used('li', 'port', [['city', '市总工会信息', '2026-09-04']]);
    // Nobody's name, nothing paid.
    await used('wang', 'school', [['city', '市总工会信息', '2026-09-05']], [{ name: '教育工会' }]);
    at('2026-10-08');
    september = await closed('2026-09');
  });

  it('pays for it what it says, to those who have a name', async () => {
    const { body } = await made(payList([september]));
    listId = body.id;
    expect(body).toMatchObject({ state: 'draft', fen: 38_000, bulletinIds: [september] });
    expect(rowsOf(body)).toEqual([
      ['li', '港务局工会', 15, 6_000],
      ['zhang', '纺织厂工会', 80, 32_000],
    ]);
  });

  it('pays a bulletin once, and only one that is closed', async () => {
    const again = await payList([september]);
    expect([again.status, again.body.errors?.[0]]).toEqual([
      400,
      expect.objectContaining({ path: 'bulletinIds.0', code: 'bulletin_not_payable' }),
    ]);
    const atOnce = await Promise.all([payList([city]), payList(['019a0000-0000-7000-8000-000000000000'])]);
    expect(atOnce.map(({ status }) => status)).toEqual([400, 400]);
  });

  it('is changed as a draft, by who prepared it', async () => {
    const list = `/api/v1/pay-lists/${listId}`;
    const { etag } = await people.chief!.get(list);
    const emptied = await people.chief!.patch(list, { bulletinIds: [], title: '9月稿费' }, etag);
    expect([emptied.status, emptied.body.title, emptied.body.rows]).toEqual([200, '9月稿费', []]);
    expect((await people.chief!.patch(list, { bulletinIds: [september] }, etag)).status).toBe(412);
    const other = await people['other-chief']!.patch(list, { title: '改' }, emptied.etag);
    expect([other.status, other.body.code]).toEqual([403, 'not_preparer']);
    const none = await people['other-chief']!.post(`${list}/issue`);
    expect([none.status, none.body.code]).toEqual([409, 'nothing_to_pay']);
    const refilled = await people.chief!.patch(list, { bulletinIds: [september] }, emptied.etag);
    expect([refilled.status, refilled.body.fen]).toEqual([200, 38_000]);
  });

  it('is issued by another person than who prepared it, and stays', async () => {
    const own = await people.chief!.post(`/api/v1/pay-lists/${listId}/issue`);
    expect([own.status, own.body.code]).toEqual([409, 'prepared_by_same_person']);
    expect((await people.editor!.post(`/api/v1/pay-lists/${listId}/issue`)).status).toBe(403);
    const issued = await people['other-chief']!.post(`/api/v1/pay-lists/${listId}/issue`);
    expect((await people.chief!.patch(`/api/v1/pay-lists/${listId}`, { title: '改' }, '*')).body.code).toBe(
      'pay_list_not_draft',
    );
    expect([issued.status, issued.body.state, issued.body.fen]).toEqual([200, 'issued', 38_000]);
    await api.dataSource.query(`UPDATE organizations SET name = '改名后的工会' WHERE id = $1`, [units.mill]);
    expect(rowsOf((await people.chief!.get(`/api/v1/pay-lists/${listId}`)).body)[1]).toEqual([
      'zhang',
      '纺织厂工会',
      80,
      32_000,
    ]);
    await expect(
      api.dataSource.query(`UPDATE pay_list_rows SET fen = 1 WHERE pay_list_id = $1`, [listId]),
    ).rejects.toThrow(/issued with it/);
    await expect(
      api.dataSource.query(`UPDATE pay_lists SET title = 'x' WHERE id = $1`, [listId]),
    ).rejects.toThrow(/never changed/);
  });

  it('is exported masked, and whole with every look on record', async () => {
    await made(
      people.zhang!.put('/api/v1/me/payee', {
        ...{ legalName: '=张三', bankName: '建设银行', bankAccount: ACCOUNT },
      }),
    );
    const masked = await api.app.inject({
      method: 'GET',
      url: `/api/v1/pay-lists/${listId}/sheet.xlsx`,
      headers: { authorization: `Bearer ${people.chief!.accessToken}` },
    });
    expect(JSON.stringify(await readXlsxFile(masked.rawPayload))).not.toContain(ACCOUNT);
    const post = (reason: object) =>
      api.app.inject({
        method: 'POST',
        url: `/api/v1/pay-lists/${listId}/sheets`,
        headers: { authorization: `Bearer ${people.chief!.accessToken}` },
        payload: reason,
      });
    expect((await post({})).statusCode).toBe(400);
    const whole = await post({ reason: '送银行代发' });
    const [sheet] = await readXlsxFile(whole.rawPayload);
    expect(sheet!.data.find((row) => row.includes('zhang'))).toEqual(
      expect.arrayContaining([80, 320, "'=张三", '建设银行', ACCOUNT]),
    );
    const [entry] = await api.dataSource.query(
      `SELECT actor_name AS by, details FROM audit_entries WHERE action = 'pay_list.exported_with_accounts'`,
    );
    expect(entry).toEqual({
      by: 'chief',
      details: { reason: '送银行代发', payeeIds: [expect.any(String)] },
    });
  });

  it('marks each payment once, and then can not be cancelled', async () => {
    const pay = (body: object) => people.chief!.post(`/api/v1/pay-lists/${listId}/payments`, body);
    await pay({ paidOn: '2026-10-20', positions: [2] });
    const { body } = await pay({ paidOn: '2026-10-25' });
    expect(body.rows.map(({ paidOn }: ApiAnswer['body']) => paidOn)).toEqual(['2026-10-25', '2026-10-20']);
    const cancelled = await people.chief!.post(`/api/v1/pay-lists/${listId}/cancel`, { reason: '算错了' });
    expect([cancelled.status, cancelled.body.code]).toEqual([409, 'pay_list_paid']);
  });

  it('takes back by a correction just the difference', async () => {
    const [adoption] = await api.dataSource.query(
      'SELECT id FROM submission_adoptions WHERE submission_id = $1',
      [falseReport],
    );
    const revoked = await people.editor!.post(
      `/api/v1/submissions/${falseReport}/adoptions/${adoption.id}/revoke`,
      { reason: '失实' },
    );
    expect([revoked.status, revoked.text]).toEqual([200, expect.anything()]);
    const { body: correction } = await made(
      people.editor!.post(`/api/v1/bulletins/${september}/corrections`, { reason: '撤销失实稿件' }),
    );
    const corrected = await issued(correction.id);
    expect((await payList([september])).body.errors[0].code).toBe('bulletin_not_payable');
    const { body } = await made(payList([corrected]));
    expect(rowsOf(body)).toEqual([['li', '港务局工会', -15, -6_000]]);
    const [cancelled] = [
      await people.chief!.post(`/api/v1/pay-lists/${body.id}/cancel`, { reason: '另行处理' }),
    ];
    expect([cancelled.status, cancelled.body.state]).toEqual([200, 'cancelled']);
    expect((await payList([corrected])).status).toBe(201);
  });

  it('keeps what somebody earned with the unit that was left', async () => {
    await api.dataSource.query(`UPDATE users SET organization_id = $2 WHERE id = $1`, [
      userIds.zhang,
      units.school,
    ]);
    const { body } = await people.zhang!.get('/api/v1/me/submission-ledger?from=2026-09-01&to=2026-10-31');
    expect(body.units).toEqual([
      { organizationId: units.mill, organizationName: '改名后的工会', submitted: 1, adopted: 1 },
    ]);
    expect(body.bulletins).toEqual([
      expect.objectContaining({
        startsOn: '2026-09-01',
        points: 80,
        fen: 32_000,
        issuerName: '江城市总工会',
      }),
    ]);
    const { body: ledger } = await people.editor!.get(
      `/api/v1/submission-ledgers/units?assessmentYearId=${yearId}&from=2026-09-01&to=2026-09-30`,
    );
    expect(ledger.items.map((row: ApiAnswer['body']) => [row.rank, row.name, row.points])).toEqual([
      [1, '改名后的工会', 80],
      [2, '教育工会', 15],
      [3, '港务局工会', expect.any(Number)],
    ]);
    // The ledger of reports tells what was issued; of October, for which nothing is closed, what stands today.
    const points = async (period: string) => {
      const { body: told } = await people.editor!.get(
        `/api/v1/submissions/ledger?period=${period}&organizationId=${city}`,
      );
      return told.items.map((row: ApiAnswer['body']) => [row.rank, row.organizationName, row.points]);
    };
    expect((await points('2026-09')).slice(0, 2)).toEqual([
      [1, '改名后的工会', 80],
      [2, '教育工会', 15],
    ]);
    expect((await points('2026-10')).map(([, , had]: ApiAnswer['body']) => had)).toEqual([0, 0, 0, 0]);
    expect((await points('2026-12')).map(([, , had]: ApiAnswer['body']) => had)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    const { body: persons } = await people.editor!.get(
      `/api/v1/submission-ledgers/correspondents?assessmentYearId=${yearId}&from=2026-09-01&to=2026-09-30`,
    );
    expect(persons.items[0]).toMatchObject({ rank: 1, name: 'zhang', points: 80, submitted: 1, adopted: 1 });
  });

  it('honours the first, without those who lost it, by closed bulletins', async () => {
    now = new Date('2026-11-10T09:00:00+08:00');
    await made(
      people.chief!.post('/api/v1/score-penalties', {
        ...{ issuerId: city, organizationId: units.school, code: 'concealed' },
        ...{ occurredOn: '2026-10-20', reason: '瞒报紧急信息' },
      }),
    );
    await closed('2026-10');
    const { body } = await made(
      people.editor!.post('/api/v1/honour-rolls', {
        ...{ assessmentYearId: yearId, title: '2026年度先进单位和优秀通讯员', personPlaces: 1 },
        unitPlaces: [{ unitClass: 'direct', places: 2 }],
      }),
    );
    expect(body.isWholeYear).toBe(true);
    const [ofUnits, ofPersons] = body.tables;
    expect(
      ofUnits.rows.map((row: ApiAnswer['body']) => [row.rank, row.name, row.isHonoured, row.reason]),
    ).toEqual([
      [1, '改名后的工会', true, null],
      [2, '教育工会', false, 'honours_lost'],
      [3, '港务局工会', false, null],
    ]);
    expect(ofPersons.rows[0]).toMatchObject({ name: 'zhang', points: 80, isHonoured: true });

    const { body: roll } = await people.chief!.post(`/api/v1/honour-rolls/${body.id}/issue`);
    expect(roll.state).toBe('issued');
    await api.dataSource.query(`UPDATE organizations SET name = '又一次改名' WHERE id = $1`, [units.mill]);
    const later = await people.wang!.get(`/api/v1/honour-rolls/${body.id}`);
    expect([later.status, later.body.tables]).toEqual([200, roll.tables]);
    expect((await people.wang!.get('/api/v1/honour-rolls')).body.items).toHaveLength(1);
    for (const format of ['xlsx', 'pdf']) {
      expect((await people.wang!.get(`/api/v1/honour-rolls/${body.id}/roll.${format}`)).status).toBe(200);
    }
  });

  it('is nobody else’s business', async () => {
    const stranger = await api.aUnit({ code: 'elsewhere' });
    await api.aUser({ username: 'stranger', roles: ['chief_editor'], organizationId: stranger.id });
    const outside = await api.as('stranger');
    const [roll] = (await people.chief!.get('/api/v1/honour-rolls')).body.items;
    for (const path of [
      `/pay-lists/${listId}`,
      `/pay-lists/${listId}/sheet.xlsx`,
      `/honour-rolls/${roll.id}`,
      `/honour-rolls/${roll.id}/roll.pdf`,
      `/submission-ledgers/units?assessmentYearId=${yearId}`,
    ]) {
      expect([path, (await outside.get(`/api/v1${path}`)).status]).toEqual([path, 404]);
    }
    expect((await outside.post(`/api/v1/pay-lists/${listId}/sheets`, { reason: '看看' })).status).toBe(404);
    expect((await outside.get('/api/v1/pay-lists')).body.items).toEqual([]);
    for (const username of ['zhang', 'editor']) {
      expect((await people[username]!.get(`/api/v1/pay-lists/${listId}`)).status).toBe(403);
    }
  });
});
