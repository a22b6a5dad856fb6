import { startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

const url = '/api/v1/working-days';
const newYear = { date: '2027-01-01', kind: 'holiday', name: '元旦' };

describe('the calendar of working days', () => {
  let api: TestApi;
  let admin: ApiCaller;
  let author: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    admin = await api.as('admin');
    const unit = await api.aUnit({ code: 'city' });
    await api.aUser({ username: 'city-author', roles: ['author'], organizationId: unit.id });
    await api.aUser({ username: 'city-admin', roles: ['administrator'], organizationId: unit.id });
    author = await api.as('city-author');
  });
  afterAll(() => api.close());

  it('is shipped with 2026', async () => {
    const { body, etag } = await author.get(`${url}?year=2026`);
    expect(body).toMatchObject({ year: 2026, confirmed: true, version: 1, importedBy: null });
    expect(etag).toBe('"1"');
    const dates = (kind: string) =>
      body.days.filter((day: { kind: string }) => day.kind === kind).map((day: { date: string }) => day.date);
    expect(dates('make_up')).toEqual([
      ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    ]);
    const runs = [
      ['2026-01-0', 1, 3],
      ['2026-02-', 15, 23],
      ['2026-04-0', 4, 6],
      ['2026-05-0', 1, 5],
      ['2026-06-', 19, 21],
      ['2026-09-', 25, 27],
      ['2026-10-0', 1, 7],
    ] as const;
    const expected = runs.flatMap(([month, first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => `${month}${first + index}`),
    );
    expect(dates('holiday')).toEqual(expected);
  });

  it('says plainly that a year is not confirmed', async () => {
    const { body } = await author.get(`${url}?year=2028`);
    expect(body).toMatchObject({ year: 2028, confirmed: false, days: [], version: null });
    expect(body.note).toContain('未确认');
    const english = await author.get(`${url}?year=2028`, { 'accept-language': 'en' });
    expect(english.body.note).toContain('not confirmed');
    expect((await author.get(`${url}?year=abc`)).status).toBe(400);
  });

  it('is imported a year at a time, every import a version that stays', async () => {
    const first = await admin.put(`${url}/2027`, { days: [newYear], source: '国办发明电〔2026〕99号' });
    expect([first.status, first.etag]).toEqual([201, '"1"']);
    expect((await admin.put(`${url}/2027`, { days: [newYear] })).status).toBe(428);
    const csv = 'date,kind,name\n2027-01-01,holiday,元旦\n2027-01-02,holiday,元旦';
    const second = await admin.put(`${url}/2027`, { csv }, first.etag);
    expect(second).toMatchObject({ status: 200, etag: '"2"' });
    expect((await admin.put(`${url}/2027`, { csv }, first.etag)).status).toBe(412);
    expect((await author.get(`${url}?year=2027`)).body.days).toHaveLength(2);
    const history = await author.get(`${url}/2027/versions?limit=1`);
    expect(history.body.items).toMatchObject([{ version: 2 }]);
    const rest = await author.get(`${url}/2027/versions?cursor=${history.body.nextCursor}`);
    expect(rest.body).toMatchObject({ items: [{ version: 1, days: [newYear] }], nextCursor: null });
    const trail = await api.dataSource.query(
      `SELECT details ->> 'version' AS version FROM audit_entries WHERE action = 'working_days.imported' ORDER BY sequence`,
    );
    expect(trail).toEqual([{ version: '1' }, { version: '2' }]);
  });

  it('keeps nothing while a line is wrong, and names every fault', async () => {
    const csv = '2029-02-29,holiday,春节\n2029-01-03,make_up,调休';
    const { status, body } = await admin.put(`${url}/2029`, { csv });
    expect(status).toBe(400);
    expect(body.errors.map((one: { path: string; code: string }) => [one.path, one.code])).toEqual([
      ['csv.1.date', 'date_invalid'],
      ['csv.2.kind', 'not_a_weekend'],
    ]);
    expect((await admin.get(`${url}?year=2029`)).body.confirmed).toBe(false);
    expect((await admin.put(`${url}/2029`, { csv, days: [newYear] })).status).toBe(400);
    expect((await admin.put(`${url}/2029`, { days: [] })).body.errors[0].code).toBe('days_count');
    expect((await admin.put(`${url}/2029`, { days: [newYear], version: 9 })).status).toBe(400);
  });

  it('is imported by administrators of the root alone', async () => {
    expect((await author.put(`${url}/2030`, { days: [newYear] })).status).toBe(403);
    expect((await (await api.as('city-admin')).put(`${url}/2030`, { days: [newYear] })).status).toBe(403);
  });

  it('never loses or changes a version', async () => {
    await expect(api.dataSource.query(`UPDATE working_day_years SET days = '[]'`)).rejects.toThrow();
    await expect(api.dataSource.query(`DELETE FROM working_day_years`)).rejects.toThrow();
  });
});
