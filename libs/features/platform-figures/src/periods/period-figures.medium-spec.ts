import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import { openPublishingDesk } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, PublishingDesk } from '@haojiao/testing';
import { lastDayOf } from '../domain/local-days';

const months = Array.from({ length: 12 }, (_, index) => `2024-${String(index + 1).padStart(2, '0')}`);

describe('figures of a period', () => {
  let desk: PublishingDesk;
  let editor: ApiCaller;
  let stranger: ApiCaller;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    editor = await desk.api.as('desk-editor-1');
    const other = await desk.api.aUnit({ code: 'other-unit' });
    await desk.api.aUser({ username: 'other-editor', roles: ['editor'], organizationId: other.id });
    stranger = await desk.api.as('other-editor');
  });
  afterAll(() => desk.close());

  const type = (path: string, figures: object[], by = editor): Promise<ApiAnswer> =>
    by.post(`/api/v1/${path}/period-figures`, { figures });
  const ofMonth = (month: string, metric: string, value: string, more: object = {}) => ({
    ...{ from: `${month}-01`, to: lastDayOf(month), metric, value },
    ...more,
  });
  const codes = ({ body }: ApiAnswer) => body.errors.map(({ code }: { code: string }) => code);
  const yearOf = async (path: string, year = 2024) => {
    const { body, status } = await editor.get(`/api/v1/${path}/figures-of-year?year=${year}`);
    expect(status).toBe(200);
    return body;
  };
  const seriesOf = async (path: string) =>
    (await editor.get(`/api/v1/${path}/period-figures?from=2020-01-01&to=2029-12-31`)).body.series;

  it('of twelve months are 1,488,000 views of a year, and its people are not added', async () => {
    const path = `channel-accounts/${await desk.anAccount()}`;
    const figures = months.flatMap((month, index) => [
      ofMonth(month, 'page_views', '12.4万次'),
      ofMonth(month, 'unique_visitors', index === 4 ? '7.1万人次' : '6.7万人次'),
    ]);
    const answer = await type(path, figures);
    expect(answer.status).toBe(201);
    expect(answer.body.items).toHaveLength(24);
    const { series } = await yearOf(path);
    expect(series).toMatchObject([
      {
        ...{ metric: 'page_views', unit: 'times', total: 1_488_000, precision: 'rounded', counted: 12 },
        ...{ missing: [], missingDays: 0, notes: [] },
      },
      {
        ...{ metric: 'unique_visitors', unit: 'people', total: null, precision: null },
        highest: { value: 71_000, from: '2024-05-01', to: '2024-05-31' },
        notes: [expect.stringContaining('人数不相加')],
      },
    ]);
    expect(series[1].months.map(({ value }: { value: number }) => value)).toEqual(
      months.map((_, index) => (index === 4 ? 71_000 : 67_000)),
    );
    const kept = await seriesOf(path);
    expect(kept).toMatchObject([
      { metric: 'page_views', total: 1_488_000, parts: 12 },
      { metric: 'unique_visitors', total: null, parts: 12 },
    ]);

    const again = await type(path, figures);
    expect(again.body.items.every(({ outcome }: { outcome: string }) => outcome === 'known')).toBe(true);
    expect(await seriesOf(path)).toEqual(kept);
  });

  it('are added over the accounts of a unit platform by platform, people never', async () => {
    const unit = await desk.api.aUnit({ code: 'matrix', parentId: desk.unit.id });
    const accounts = [
      await desk.anAccount('scripted', unit.id),
      await desk.anAccount('scripted', unit.id),
      await desk.anAccount('other', unit.id),
    ];
    await desk.sql(`UPDATE channel_accounts SET state = 'disabled' WHERE id = $1`, [accounts[1]]);
    for (const [index, id] of accounts.entries()) {
      const figures = [
        ofMonth('2024-01', 'read_count', `${index + 1}00`),
        ofMonth('2024-01', 'readers', '50'),
      ];
      expect((await type(`channel-accounts/${id}`, figures)).status).toBe(201);
    }
    const { series } = await yearOf(`organizations/${unit.id}`);
    const shown = series.map((line: Record<string, unknown>) => [line.platform, line.metric, line.total]);
    expect(shown).toEqual([
      ['other', 'read_count', 300],
      ['other', 'readers', null],
      ['scripted', 'read_count', 300],
      ['scripted', 'readers', null],
    ]);
    const above = await yearOf(`organizations/${desk.unit.id}`);
    const found = above.series.find(
      (line: Record<string, string>) => line.platform === 'other' && line.metric === 'read_count',
    );
    expect(found.accounts.map(({ channelAccountId }: Record<string, string>) => channelAccountId)).toEqual([
      accounts[2],
    ]);
    expect((await stranger.get(`/api/v1/organizations/${unit.id}/figures-of-year?year=2024`)).status).toBe(
      404,
    );
  });

  it('never share a day, nor does the database let them', async () => {
    const path = `channel-accounts/${await desk.anAccount()}`;
    const first = await type(path, [ofMonth('2024-05', 'read_count', '100')]);
    const differs = await type(path, [ofMonth('2024-05', 'read_count', '101')]);
    expect(codes(differs)).toEqual(['figure_differs']);
    expect(differs.text).toContain(first.body.items[0].id);
    const overlaps = await type(path, [
      { from: '2024-05-31', to: '2024-06-30', metric: 'read_count', value: '7' },
      { from: '2024-07-01', to: '2024-07-31', metric: 'read_count', value: '7' },
      { from: '2024-07-15', to: '2024-08-31', metric: 'read_count', value: '7' },
    ]);
    expect(codes(overlaps)).toEqual(['period_overlaps', 'period_overlaps']);
    expect((await seriesOf(path))[0]).toMatchObject({ total: 100, parts: 1 });
    await expect(
      desk.sql(
        `INSERT INTO period_figures SELECT (jsonb_populate_record(f, to_jsonb(f) ||
           jsonb_build_object('id', gen_random_uuid(), 'to_day', '2024-06-01'))).*
         FROM period_figures f WHERE id = $1`,
        [first.body.items[0].id],
      ),
    ).rejects.toThrow('period_figures_apart');
    await expect(desk.sql('UPDATE period_figures SET value = 6')).rejects.toThrow('never changed');
    await expect(desk.sql('DELETE FROM period_figures')).rejects.toThrow();
    await expect(desk.sql('TRUNCATE period_figures CASCADE')).rejects.toThrow();
  });

  it('are corrected once, their days too, and the total moves with them', async () => {
    const path = `channel-accounts/${await desk.anAccount()}`;
    const { body } = await type(path, [
      ofMonth('2024-01', 'read_count', '1000'),
      ofMonth('2024-03', 'read_count', '50'),
    ]);
    const [{ id }] = body.items;
    const correct = (wish: object, by = editor, of = id) =>
      by.post(`/api/v1/period-figures/${of}/corrections`, { reason: '抄错了', ...wish });
    expect(codes(await correct({ value: '三千' }))).toEqual(['figure_unreadable']);
    expect(codes(await correct({ value: '900', to: '2024-03-01' }))).toEqual(['period_overlaps']);
    expect(codes(await correct({ value: '900', from: '2024-02-01' }))).toEqual(['from_after_to']);
    const corrected = await correct({ value: '900', from: '2024-02-01', to: '2024-02-29' });
    expect(corrected.status).toBe(201);
    expect(corrected.body).toMatchObject({ correctsId: id, value: 900, from: '2024-02-01' });
    const twice = await correct({ value: '1' });
    expect(twice).toMatchObject({ status: 409, body: { correctedById: corrected.body.id } });
    expect((await seriesOf(path))[0]).toMatchObject({ total: 950, parts: 2 });
    expect((await editor.get(`/api/v1/period-figures/${id}`)).body).toMatchObject({
      value: 1_000,
      correctedById: corrected.body.id,
    });
    // Its days are free again; what was corrected away stays known for them.
    const wrong = await type(path, [ofMonth('2024-01', 'read_count', '1000')]);
    expect(wrong.body.items).toMatchObject([{ id, outcome: 'known' }]);
    expect((await type(path, [ofMonth('2024-01', 'read_count', '70')])).status).toBe(201);
    expect((await seriesOf(path))[0]).toMatchObject({ total: 1_020, parts: 3 });
    expect((await correct({ value: '1' }, stranger)).status).toBe(404);
    expect((await stranger.get(`/api/v1/period-figures/${id}`)).status).toBe(404);
  });

  it('of a post are told in batches, and come to a total that is rebuilt from the rows', async () => {
    const id = await desk.aPublication();
    const path = `publications/${id}`;
    const dayInBeijing = (days: number) =>
      new Date(desk.now().getTime() + days * DAY_MS + 8 * HOUR_MS).toISOString().slice(0, 10);
    expect(await type(path, [ofMonth('2024-01', 'play_count', '5')])).toMatchObject({
      body: { code: 'publication_not_out' },
    });
    await desk.work(id);
    const from = dayInBeijing(1);
    desk.forward(9 * DAY_MS);
    const part = (batch: string, value: string) => ({ from, to: from, metric: 'play_count', value, batch });
    expect((await type(path, [part('第一批', '1330'), part('第二批', '1330')])).status).toBe(201);
    expect(codes(await type(path, [part('', '5')]))).toEqual(['period_overlaps']);
    expect((await seriesOf(path))[0]).toMatchObject({ total: 2_660, parts: 2 });
    const early = { ...part('早', '5'), from: '2024-01-01', to: '2024-01-31' };
    const running = { ...part('今', '5'), to: dayInBeijing(0) };
    expect(codes(await type(path, [early, running, { ...part('', '5'), metric: 'followers' }]))).toEqual([
      'before_publication',
      'period_not_over',
      'metric_is_stock',
    ]);

    const account = (await desk.row(id)).channel_account_id;
    const recount = () => editor.post(`/api/v1/channel-accounts/${account}/period-figures/recount`);
    expect((await recount()).body).toEqual({ series: 1, differing: [] });
    await desk.sql('UPDATE period_figure_series SET total = 7 WHERE publication_id = $1', [id]);
    expect((await recount()).body).toMatchObject({
      differing: [{ publicationId: id, kept: { total: 7 }, fromRows: { total: 2_660, parts: 2 } }],
    });
    expect((await seriesOf(path))[0]).toMatchObject({ total: 2_660, parts: 2 });
    const foreign = await stranger.post(`/api/v1/channel-accounts/${account}/period-figures/recount`);
    expect(foreign.status).toBe(404);
    expect(
      (await type(`channel-accounts/${account}`, [ofMonth('2024-01', 'play_count', '5', { batch: 'x' })]))
        .body.errors[0].code,
    ).toBe('batch_of_account');
  });

  it('that would come to more than can be counted are refused', async () => {
    const path = `channel-accounts/${await desk.anAccount()}`;
    const most = String(Number.MAX_SAFE_INTEGER);
    const answer = await type(path, [
      ofMonth('2024-01', 'read_count', most),
      ofMonth('2024-02', 'read_count', most),
    ]);
    expect(answer).toMatchObject({ status: 409, body: { code: 'total_too_large' } });
    expect(await seriesOf(path)).toEqual([]);
  });
});
