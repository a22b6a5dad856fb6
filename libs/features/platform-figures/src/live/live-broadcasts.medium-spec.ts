import { startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';

const broadcasts = '/api/v1/live-broadcasts';

describe('live broadcasts', () => {
  let api: TestApi;
  let city: string;
  let district: string;
  let editor: ApiCaller;
  let insider: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    city = (await api.aUnit({ code: 'city' })).id;
    district = (await api.aUnit({ code: 'district', parentId: city })).id;
    await api.aUser({ username: 'editor', roles: ['editor'], organizationId: city });
    await api.aUser({ username: 'insider', roles: ['author'], organizationId: district });
    editor = await api.as('editor');
    insider = await api.as('insider');
  });
  beforeEach(() => api.dataSource.query('DELETE FROM live_broadcasts'));
  afterAll(() => api.close());

  let serial = 0;
  const record = (changes: object = {}, by = editor): Promise<ApiAnswer> => {
    serial += 1;
    const startedAt = '2026-05-01T09:00:00+08:00';
    const named = { organizationId: city, place: '抖音', title: `直播 ${serial}` };
    return by.post(broadcasts, { ...named, startedAt, ...changes });
  };
  const summaryOf = async (query = '', by = editor) => (await by.get(`${broadcasts}/summary${query}`)).body;
  const codes = ({ body }: ApiAnswer) => body.errors.map(({ code }: { code: string }) => code);

  it('keep what was shown, each figure with its words', async () => {
    const figures = { views: '5万', uniqueViewers: '31,200', peakConcurrent: '8012', replayViews: '2.3万' };
    const { status, body } = await record({ ...figures, durationSeconds: 5_400 });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      views: { value: 50_000, words: '5万', precision: 'rounded' },
      uniqueViewers: { value: 31_200, precision: 'exact' },
      comments: null,
      replayViews: { value: 23_000 },
      durationSeconds: 5_400,
    });
    expect((await editor.get(`${broadcasts}/${body.id}`)).body).toEqual(body);
  });

  it('of a year: a hundred, 1.2 million views, the highest 50,000, on average 12,000', async () => {
    // The figures of the office's own report: domain handbook, counting views, live.
    const views = [50_000, ...Array.from({ length: 98 }, () => 11_616), 11_632];
    for (const number of views) await record({ views: String(number) });
    await record({ views: '90000', startedAt: '2025-12-31T23:59:59+08:00' });
    const summary = await summaryOf('?from=2026-01-01T00:00:00%2B08:00&to=2027-01-01T00:00:00%2B08:00');
    expect(summary).toMatchObject({
      count: 100,
      counted: 100,
      views: 1_200_000,
      averageViews: 12_000,
      precision: 'exact',
      highestViews: { value: 50_000 },
      highestConcurrent: null,
    });
  });

  it('are summed without recordings and without what is not known, and never by people', async () => {
    await record({ views: '1000', uniqueViewers: '600', peakConcurrent: '90', replayViews: '5000' });
    await record({ views: '10万+', peakConcurrent: '70', comments: '12', durationSeconds: 60 });
    await record({ peakConcurrent: '40', durationSeconds: 30 });
    const summary = await summaryOf();
    expect(summary).toMatchObject({
      count: 3,
      counted: 2,
      views: 101_000,
      averageViews: 50_500,
      precision: 'capped',
      replayViews: 5_000,
      comments: 12,
      durationSeconds: 90,
      highestViews: { value: 100_000 },
      highestConcurrent: { value: 90 },
    });
    expect(Object.keys(summary)).not.toContain('uniqueViewers');
    await api.dataSource.query('DELETE FROM live_broadcasts');
    expect(await summaryOf()).toMatchObject({ count: 0, views: 0, averageViews: null, highestViews: null });
  });

  it('are refused when more watched at once than watched at all, at entry and at every change', async () => {
    expect(codes(await record({ views: '100', uniqueViewers: '200', peakConcurrent: '300' }))).toEqual([
      'more_than_possible',
      'more_than_possible',
    ]);
    expect(codes(await record({ startedAt: '2090-01-01T00:00:00Z' }))).toEqual(['in_the_future']);
    const { body, etag } = await record({ views: '1000', peakConcurrent: '900' });
    const change = (wish: object) => editor.patch(`${broadcasts}/${body.id}`, wish, etag);
    expect(codes(await change({ views: '800' }))).toEqual(['more_than_possible']);
    expect((await editor.send('PATCH', `${broadcasts}/${body.id}`, { views: '1200' })).status).toBe(428);
    const changed = await change({ views: '1200', peakConcurrent: null, title: '改题' });
    expect(changed.body).toMatchObject({ title: '改题', views: { value: 1_200 }, peakConcurrent: null });
    expect((await change({ title: '再改' })).status).toBe(412);
  });

  it('are held in order by the database, too, where they are exact', async () => {
    const lift = (id: string, column: string) =>
      api.dataSource.query(`UPDATE live_broadcasts SET ${column} = 150000 WHERE id = $1`, [id]);
    const vague = await record({ views: '10万+', uniqueViewers: '12万', peakConcurrent: '120,001' });
    expect(vague.status).toBe(201);
    await lift(vague.body.id, 'peak_concurrent');
    const { id } = (await record({ views: '100', uniqueViewers: '90', peakConcurrent: '80' })).body;
    await expect(lift(id, 'peak_concurrent')).rejects.toThrow('live_broadcasts_peak_within_viewers');
    await expect(lift(id, 'unique_viewers')).rejects.toThrow('live_broadcasts_viewers_within_views');
    const without = (await record({ views: '100', peakConcurrent: '80' })).body.id;
    await expect(lift(without, 'peak_concurrent')).rejects.toThrow('live_broadcasts_peak_within_views');
  });

  it('are there once, are listed latest first by pages, and go when entered by mistake', async () => {
    const startedAt = '2026-06-01T09:00:00+08:00';
    const later = (await record({ startedAt, title: '决赛' })).body.id;
    expect(await record({ startedAt, title: '决赛' })).toMatchObject({
      status: 409,
      body: { code: 'live_broadcast_known' },
    });
    expect((await record({ startedAt, title: ' 决赛\u3000', place: '抖音 ' })).status).toBe(409);
    expect(codes(await record({ title: ' \u3000' }))).toEqual(['not_empty']);
    const earlier = [(await record()).body.id, (await record()).body.id].sort().reverse();
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: ApiAnswer = await editor.get(`${broadcasts}?limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.body.items.map(({ id }: { id: string }) => id));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual([later, ...earlier]);
    const { etag } = await editor.get(`${broadcasts}/${later}`);
    expect((await editor.delete(`${broadcasts}/${later}`, etag)).status).toBe(204);
    expect((await editor.get(`${broadcasts}/${later}`)).status).toBe(404);
    const [kept] = await api.dataSource.query<{ details: { title: string } }[]>(
      `SELECT details FROM audit_entries WHERE action = 'live_broadcast.removed' AND object_id = $1`,
      [later],
    );
    expect(kept!.details.title).toBe('决赛');
  });

  it('are seen and summed within the branch of who asks', async () => {
    const above = (await record({ views: '100' })).body.id;
    await record({ views: '7', organizationId: district }, insider);
    expect((await summaryOf('', insider)).views).toBe(7);
    expect((await summaryOf(`?organizationId=${district}`)).views).toBe(7);
    expect((await summaryOf(`?organizationId=${city}`)).views).toBe(107);
    expect((await insider.get(`${broadcasts}/${above}`)).status).toBe(404);
    expect((await insider.get(`${broadcasts}?organizationId=${city}`)).status).toBe(404);
    expect((await record({ organizationId: city }, insider)).status).toBe(404);
    const [site] = await api.dataSource.query<{ id: string }[]>(
      'SELECT id FROM channel_accounts WHERE organization_id = $1 LIMIT 1',
      [city],
    );
    const foreign = await record({ organizationId: district, channelAccountId: site!.id }, insider);
    expect(codes(foreign)).toEqual(['channel_account_not_found']);
  });

  it('are put right by people of the unit also where the account is one that they do not see', async () => {
    const [site] = await api.dataSource.query<{ id: string }[]>(
      'SELECT id FROM channel_accounts WHERE organization_id = $1 LIMIT 1',
      [city],
    );
    const account = { channelAccountId: site!.id };
    const { body, etag } = await record({ organizationId: district, ...account });
    const path = `${broadcasts}/${body.id}`;
    const changed = await insider.patch(path, { title: '改题' }, etag);
    expect(changed).toMatchObject({ status: 200, body: { title: '改题', ...account } });
    expect(codes(await insider.patch(path, account, changed.etag))).toEqual(['channel_account_not_found']);
  });
});
