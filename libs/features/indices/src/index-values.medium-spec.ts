import { aDraft, startTestApi, until } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

const september = { kind: 'month', from: '2026-09-01' };
const figures = {
  ...{ n: 78, R: 450_000, Z: 3_600, Rt: 300_000, Zt: 2_200, Rmax: 52_000, Zmax: 480 },
};
const inputsOf = (values: Record<string, number>) =>
  Object.entries(values).map(([name, value]) => ({ name, value }));
const without = (name: string) => inputsOf(figures).filter((input) => input.name !== name);

describe('index values', () => {
  let api: TestApi;
  let author: ApiCaller;
  let stranger: ApiCaller;
  let reader: ApiCaller;
  let unit: { id: string };
  let accountId: string;
  let weiboId: string;
  let videoId: string;

  const anAccount = async (platform: string, credentials: object, settings: object = {}) => {
    const answer = await (
      await api.as('admin')
    ).post('/api/v1/channel-accounts', {
      ...{ organizationId: unit.id, platform, name: `账号 ${platform}`, credentials, settings },
    });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body.id as string;
  };

  beforeAll(async () => {
    api = await startTestApi();
    unit = await api.aUnit({ code: 'city' });
    const elsewhere = await api.aUnit({ code: 'elsewhere' });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit.id });
    await api.aUser({ username: 'reader', roles: ['administrator'], organizationId: unit.id });
    await api.aUser({ username: 'stranger', roles: ['chief_editor'], organizationId: elsewhere.id });
    author = await api.as('author');
    reader = await api.as('reader');
    stranger = await api.as('stranger');
    accountId = await anAccount('wechat', { appId: 'wx1', appSecret: 's1' });
    weiboId = await anAccount('weibo', { appKey: 'k', appSecret: 's' }, { safeDomains: ['news.example'] });
    const accounts = await author.get(`/api/v1/channel-accounts?organizationId=${unit.id}&platform=site`);
    // Where values of video accounts hang in this test: their formula takes accounts of any platform.
    videoId = accounts.body.items[0].id;
  });
  afterAll(() => api.close());

  /** A post that went out; `slot` 2 stands beside a lead. */
  const aPost = async (
    publishedAt: string,
    {
      account = accountId,
      slot = 1,
      leadId = null,
    }: { account?: string; slot?: number; leadId?: string | null } = {},
  ): Promise<string> => {
    const contentId = (await aDraft(author, unit.id)).body.id;
    const [{ id }] = await api.dataSource.query(
      `INSERT INTO publications (id, content_id, organization_id, channel_account_id, platform, mode, state,
         scheduled_at, lateness_rule, options, next_run_at, published_at, slot, lead_id, created_by, version)
       SELECT gen_random_uuid(), c.id, c.organization_id, a.id, a.platform, 'api', 'published',
         $3, 'send', '{}', $3, $3, $4, $5, (SELECT id FROM users ORDER BY id LIMIT 1), 1
       FROM contents c, channel_accounts a WHERE c.id = $1 AND a.id = $2 RETURNING id`,
      [contentId, account, publishedAt, slot, leadId],
    );
    return id;
  };
  const show = async (path: string, takenAt: string, figures: Record<string, string>) => {
    const answer = await author.post(`/api/v1/${path}/figures`, {
      takenAt: `${takenAt}T09:00:00+08:00`,
      figures: Object.entries(figures).map(([metric, value]) => ({ metric, value })),
    });
    if (answer.status !== 201) throw new Error(answer.text);
  };
  const compute = (wish: object = {}, caller = author) =>
    caller.post('/api/v1/index-values', {
      ...{ formulaId: 'wci/13', channelAccountId: accountId, period: september },
      ...{ inputs: inputsOf(figures), ...wish },
    });
  const importing = (items: object[], wish: object = {}, caller = author) =>
    caller.post('/api/v1/index-values/imports', {
      ...{ source: '清博指数', asOf: '2026-10-08T09:00:00+08:00', items, ...wish },
    });
  const aPublished = (wish: object = {}) => ({
    ...{ formulaId: 'wvci/published', channelAccountId: videoId, period: september, value: 600, ...wish },
  });
  const codesOf = (answer: { body: { errors: { path: string; code: string }[] } }) =>
    answer.body.errors.map(({ path, code }) => `${path} ${code}`);

  it('are computed by a named version and kept with all that made them', async () => {
    const { status, body } = await compute();
    expect([status, body.value, body.formulaId, body.origin]).toEqual([201, 801.29, 'wci/13', 'computed']);
    expect(body.period).toEqual({ ...september, to: '2026-09-30', days: 30 });
    expect(body.inputs[0]).toMatchObject({ name: 'd', value: 30, source: 'period' });
    expect(body.inputs).toContainEqual({
      ...{ name: 'R', value: 450_000, source: 'typed', precision: 'exact' },
      ...{ note: null, asOf: null, valueId: null, formulaId: null, definitionId: null, figures: null },
    });
    expect(body.steps.map(({ name }: { name: string }) => name)).toEqual(['O', 'A', 'H', 'P', 'inner']);
    const { body: kept } = await reader.get(`/api/v1/index-values/${body.id}`);
    expect(kept).toEqual(body);
    const again = await reader.get(`/api/v1/index-values/${body.id}/recalculation`);
    expect(again.body).toMatchObject({ value: 801.29, unrounded: body.unrounded, agrees: true });
    const trail = await (await api.as('admin')).get('/api/v1/audit-entries?action=index_value.computed');
    expect(trail.body.items[0]).toMatchObject({ objectId: body.id });
  });

  it('are never changed, not even by the database', async () => {
    const { body } = await compute();
    for (const statement of ['UPDATE index_values SET value = 1', 'DELETE FROM index_values']) {
      await expect(api.dataSource.query(`${statement} WHERE id = '${body.id}'`)).rejects.toThrow(
        'append-only',
      );
    }
    await expect(api.dataSource.query('TRUNCATE index_values')).rejects.toThrow('append-only');
  });

  it('ask for every input, and say what is wrong with those that are given', async () => {
    const wrong = await compute({
      inputs: [
        ...without('n'),
        { name: 'X', value: 1 },
        { name: 'R', value: 3 },
        { name: 'd', value: 31 },
        { name: 'n', value: 1.5 },
      ],
    });
    expect(codesOf(wrong)).toEqual([
      'inputs.6.name input_unknown',
      'inputs.7.name input_twice',
      'inputs.8.name input_given_by_period',
      'inputs.9.value whole_number',
    ]);
    expect(codesOf(await compute({ inputs: without('n') }))).toEqual(['inputs input_missing']);
    const parts = await compute({ inputs: [...without('Rt'), { name: 'Rt', value: 450_001 }] });
    expect(codesOf(parts)).toEqual(['inputs part_exceeds_whole']);
    const none = await compute({ inputs: [...without('n'), { name: 'n', value: 0 }] });
    expect(codesOf(none)).toEqual(['formula.steps.1.expression division_by_zero']);
    const nothing = await compute({ inputs: inputsOf({ ...zero(figures) }) });
    expect([nothing.status, nothing.body.value]).toEqual([201, 0]);
  });

  it('remember that an input was shown as "10万+"', async () => {
    const capped = { name: 'Rmax', value: 100_001, precision: 'capped', note: '10万+' };
    const { body } = await compute({ inputs: [...without('Rmax'), capped] });
    expect(body.isCapped).toBe(true);
    expect(body.inputs).toContainEqual(expect.objectContaining(capped));
    expect((await compute()).body.isCapped).toBe(false);
  });

  it('take what is not given from our own records only when asked', async () => {
    // The last second of September in Shanghai, the first of October, and one beside the lead.
    const lead = await aPost('2026-09-30T15:59:59Z');
    await aPost('2026-09-30T16:00:00Z');
    await aPost('2026-09-30T15:59:59Z', { slot: 2, leadId: lead });
    const wish = { formulaId: 'wci/13-per-lead', inputs: without('n') };
    expect(codesOf(await compute(wish))).toEqual(['inputs input_missing', 'inputs input_missing']);
    const { body } = await compute({ ...wish, gather: true });
    const gathered = { source: 'publications', precision: 'exact', asOf: expect.any(String) };
    expect(body.inputs[1]).toMatchObject({ name: 'n', value: 2, ...gathered });
    expect(body.inputs[2]).toMatchObject({ name: 'nt', value: 1, ...gathered });
    const typed = await compute({ ...wish, inputs: inputsOf({ ...figures, n: 78 }), gather: true });
    expect(typed.body.inputs[1]).toMatchObject({ name: 'n', value: 78, source: 'typed' });
  });

  it('take what platforms showed of the posts of the period, about a week after each', async () => {
    const one = await aPost('2026-08-10T01:00:00Z', { account: weiboId });
    const other = await aPost('2026-08-20T01:00:00Z', { account: weiboId });
    const later = await aPost('2026-09-20T01:00:00Z', { account: weiboId });
    await show(`publications/${one}`, '2026-08-12', { forward_count: '1.2万' });
    await show(`publications/${one}`, '2026-08-17', { forward_count: '13000', comment_count: '400' });
    await show(`publications/${one}`, '2026-08-30', { forward_count: '20000', like_count: '900' });
    await show(`publications/${other}`, '2026-09-19', { forward_count: '850', like_count: '10万+' });
    await show(`publications/${later}`, '2026-09-22', { forward_count: '7', like_count: '7' });
    const wish = {
      ...{ formulaId: 'bci/9-simple', channelAccountId: weiboId, gather: true, inputs: [] },
      period: { kind: 'month', from: '2026-08-01' },
    };
    const open = await compute(wish);
    expect(codesOf(open)).toEqual(['inputs input_missing']);
    expect(open.body.errors[0].message).toBe('缺少“X4”（评论数）：2 篇中有 1 篇没有这项数据。');
    await show(`publications/${other}`, '2026-08-27', { comment_count: '30' });
    const { status, body } = await compute(wish);
    expect(status).toBe(201);
    const shown = { source: 'platform_figures', figures: 2 };
    const times = { a: '2026-09-19T01:00:00.000Z', b: '2026-08-27T01:00:00.000Z' };
    expect(body.inputs).toMatchObject([
      { name: 'X1', value: 2, source: 'publications' },
      {
        name: 'X3',
        value: 13_850,
        precision: 'exact',
        definitionId: 'weibo.forward_count.v1',
        asOf: times.a,
        ...shown,
      },
      {
        name: 'X4',
        value: 430,
        precision: 'exact',
        definitionId: 'weibo.comment_count.v1',
        asOf: times.b,
        ...shown,
      },
      {
        name: 'X7',
        value: 100_901,
        precision: 'capped',
        definitionId: 'weibo.like_count.v1',
        asOf: times.a,
        ...shown,
      },
    ]);
    expect(body.isCapped).toBe(true);
    expect((await author.get(`/api/v1/index-values/${body.id}/recalculation`)).body.agrees).toBe(true);
  });

  it('never add up the people of several posts', async () => {
    const formula = await reader.post('/api/v1/index-formulas', {
      ...{ organizationId: unit.id, code: 'people', indexCode: 'people', name: '人数', subject: 'account' },
      document: {
        inputs: [
          { name: 'P', kind: 'count', measure: 'readers' },
          { name: 'Pmax', kind: 'count', measure: 'readers', over: 'best' },
        ],
        expression: 'P + Pmax',
        decimals: 0,
      },
    });
    for (const [day, readers] of Object.entries({ '10': '300', '12': '500' })) {
      const post = await aPost(`2026-04-${day}T01:00:00Z`);
      await show(`publications/${post}`, `2026-04-${day}`, { readers });
    }
    const computed = await compute({
      ...{ formulaId: formula.body.versions[0].formulaId, gather: true, inputs: [] },
      period: { kind: 'month', from: '2026-04-01' },
    });
    expect(codesOf(computed)).toEqual(['inputs input_missing']);
    expect(computed.body.errors[0].message).toContain('“P”');
    expect(computed.body.errors[0].message).toContain('各篇的人数有重复，不能相加');
  });

  it('take followers at the end of the period, and how many they have become in it', async () => {
    const formula = await reader.post('/api/v1/index-formulas', {
      ...{
        organizationId: unit.id,
        code: 'audience',
        indexCode: 'audience',
        name: '粉丝',
        subject: 'account',
      },
      document: {
        inputs: [
          { name: 'all', kind: 'stock', measure: 'followers' },
          { name: 'more', kind: 'change', measure: 'new_followers' },
        ],
        expression: 'all + more ÷ 1000',
        decimals: 3,
      },
    });
    const follow = (day: string, followers: string) =>
      show(`channel-accounts/${videoId}`, day, { followers });
    const wish = {
      ...{
        formulaId: formula.body.versions[0].formulaId,
        channelAccountId: videoId,
        gather: true,
        inputs: [],
      },
      period: { kind: 'month', from: '2026-06-01' },
    };
    await follow('2026-05-20', '1');
    await follow('2026-06-20', '2');
    await follow('2026-07-02', '3');
    expect(codesOf(await compute(wish))).toEqual(['inputs input_missing', 'inputs input_missing']);
    await follow('2026-05-31', '5000');
    await follow('2026-06-01', '5100');
    await follow('2026-06-30', '5300');
    await follow('2026-07-01', '5290');
    const { body } = await compute(wish);
    expect(body.inputs).toMatchObject([
      { name: 'all', value: 5_290, source: 'platform_figures', figures: 1 },
      { name: 'more', value: 190, source: 'platform_figures', figures: 2 },
    ]);
    expect(body.value).toBe(5_290.19);
  });

  it('are for accounts of their platform, periods that are over and versions of that time', async () => {
    expect(codesOf(await compute({ channelAccountId: weiboId }))).toEqual([
      'channelAccountId platform_wrong',
    ]);
    expect(codesOf(await compute({ channelAccountId: undefined, organizationId: unit.id }))).toEqual([
      'channelAccountId account_needed',
    ]);
    expect(codesOf(await compute({ organizationId: unit.id }))).toEqual(['channelAccountId one_subject']);
    const future = await compute({ period: { kind: 'year', from: '2090-01-01' } });
    expect(codesOf(future)).toEqual(['period period_not_over']);
    const early = await compute({ period: { kind: 'month', from: '2016-03-01' } });
    expect(codesOf(early)).toEqual(['formulaId formula_not_valid_then']);
    const hidden = await compute({ formulaId: 'wvci/published', channelAccountId: videoId });
    expect([hidden.status, hidden.body.code]).toEqual([409, 'formula_not_public']);
    expect((await compute({ formulaId: 'wci/99' })).body.code).toBe('index_formula_not_found');
  });

  it('are recorded by publicity staff of the unit, read by readers of its figures, unknown to others', async () => {
    const { body } = await compute();
    expect((await compute({}, reader)).status).toBe(403);
    expect((await compute({}, stranger)).body.code).toBe('channel_account_not_found');
    expect((await stranger.get(`/api/v1/index-values/${body.id}`)).status).toBe(404);
    expect((await stranger.get(`/api/v1/index-values/${body.id}/recalculation`)).status).toBe(404);
    expect((await stranger.get('/api/v1/index-values')).body.items).toEqual([]);
    expect((await stranger.get(`/api/v1/analytics/indices?channelAccountId=${accountId}`)).status).toBe(404);
    const two = `${body.id},${(await compute()).body.id}`;
    expect((await stranger.get(`/api/v1/analytics/index-comparison?ids=${two}`)).status).toBe(404);
    expect((await importing([aPublished()], {}, stranger)).body.errors[0].code).toBe(
      'channel_account_not_found',
    );
    expect((await importing([aPublished()], {}, reader)).status).toBe(403);
  });

  it('are imported with source and time, once, all or none', async () => {
    const wvci = aPublished({ period: { kind: 'month', from: '2026-08-01' } });
    const first = await importing([wvci, wvci]);
    expect([first.status, first.body.added, first.body.alreadyThere]).toEqual([201, 1, 1]);
    expect(first.body.items[0]).toMatchObject({ value: 600, origin: 'imported', source: '清博指数' });
    const again = await importing([wvci]);
    expect([again.body.added, again.body.items[0].id]).toEqual([0, first.body.items[0].id]);
    expect((await importing([{ ...wvci, value: 601 }])).body.added).toBe(1);
    const wrong = await importing([
      aPublished({ period: { kind: 'week', from: '2026-08-03' } }),
      aPublished({ channelAccountId: '00000000-0000-7000-8000-000000000000' }),
      aPublished({ formulaId: 'wvci/7', value: 5 }),
      aPublished({ period: { kind: 'year', from: '2090-01-01' } }),
      aPublished({ value: 777 }),
    ]);
    expect(codesOf(wrong)).toEqual([
      'items.0.period.from period_beginning',
      'items.1.channelAccountId channel_account_not_found',
      'items.2.formulaId index_formula_not_found',
      'items.3.period period_not_over',
    ]);
    const values = await author.get(`/api/v1/index-values?channelAccountId=${videoId}&origin=imported`);
    expect(values.body.items.map(({ value }: { value: number }) => value)).not.toContain(777);
    const detail = await author.get(`/api/v1/index-values/${first.body.items[0].id}/recalculation`);
    expect(detail.body.code).toBe('index_value_imported');
    const future = await importing([wvci], { asOf: '2090-01-01T00:00:00Z' });
    expect(codesOf(future)).toEqual(['asOf in_the_future']);
  });

  it('are imported in two orders at once without waiting for each other', async () => {
    const values = [71, 72].map((value) =>
      aPublished({ value, period: { kind: 'month', from: '2026-02-01' } }),
    );
    const { body } = await importing(values);
    const [low, high] = await api.dataSource.query<{ id: string; row: object; value: number }[]>(
      `SELECT id, to_jsonb(v) AS row, value FROM index_values v WHERE id = ANY($1::uuid[]) ORDER BY import_key COLLATE "C"`,
      [body.items.map(({ id }: { id: string }) => id)],
    );
    const other = api.dataSource.createQueryRunner();
    const insert = ({ row }: { row: object }) =>
      other.query(
        'INSERT INTO index_values SELECT (jsonb_populate_record(NULL::index_values, $1::jsonb)).*',
        [JSON.stringify(row)],
      );
    try {
      // They were never there: only their keys were asked for.
      await other.startTransaction();
      await other.query('SET LOCAL session_replication_role = replica');
      await other.query('DELETE FROM index_values WHERE id = ANY($1::uuid[])', [[low!.id, high!.id]]);
      await other.commitTransaction();
      await other.startTransaction();
      await insert(low!);
      const wishes = [high!, low!].map(({ value }) => values.find((wish) => wish.value === Number(value))!);
      const again = importing(wishes);
      await until(async () => {
        const waiting = await api.dataSource.query<object[]>(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return waiting.length > 0;
      });
      await insert(high!);
      await other.commitTransaction();
      const { status, body: answer } = await again;
      expect([status, answer.added]).toEqual([201, 0]);
      expect(answer.items.map(({ id }: { id: string }) => id)).toEqual([high!.id, low!.id]);
    } finally {
      if (other.isTransactionActive) await other.rollbackTransaction();
      await other.release();
    }
  });

  it('make mixes of a unit, from kept values of the same unit and period; a missing channel counts as 0', async () => {
    const wci = (await compute()).body.id;
    const wvci = (await importing([aPublished()])).body.items[0].id;
    const mix = (inputs: object[], wish: object = {}) =>
      compute({
        ...{ formulaId: 'mcci/enterprise-2024', channelAccountId: undefined, organizationId: unit.id },
        ...{ inputs, ...wish },
      });
    const { body } = await mix([
      { name: 'wci', valueId: wci },
      { name: 'wvci', valueId: wvci },
    ]);
    // 0.60 × 801.29 + 0.40 × 600
    expect(body.value).toBe(720.77);
    expect(body.constituents).toEqual({ wci: 'wci/13', wvci: 'wvci/published' });
    const alone = await mix([{ name: 'wci', valueId: wci }]);
    expect(alone.body.value).toBe(480.77);
    expect(alone.body.inputs[1]).toMatchObject({ name: 'wvci', value: 0, source: 'missing' });
    expect(codesOf(await mix([{ name: 'wci', value: 801 }]))).toEqual(['inputs.0 index_value_needed']);
    expect(codesOf(await mix([{ name: 'wci', valueId: wvci }]))).toEqual([
      'inputs.0.valueId index_code_wrong',
    ]);
    const august = { period: { kind: 'month', from: '2026-08-01' } };
    expect(codesOf(await mix([{ name: 'wci', valueId: wci }], august))).toEqual([
      'inputs.0.valueId value_of_another_period',
    ]);

    // The same mix of a part by another version is another thing.
    const newer = await compute({
      formulaId: 'wci/14.2-without-forwards',
      inputs: inputsOf({ ...figures, L: 3_600, Lt: 2_200, Lmax: 480 }),
    });
    const other = await mix([{ name: 'wci', valueId: newer.body.id }]);
    const compared = await author.get(`/api/v1/analytics/index-comparison?ids=${body.id},${other.body.id}`);
    expect([compared.status, compared.body.code]).toEqual([409, 'index_versions_differ']);
    const same = await author.get(`/api/v1/analytics/index-comparison?ids=${body.id},${alone.body.id}`);
    expect(same.body.items[1]).toMatchObject({ value: 480.77, difference: -240, ratio: 0.667 });
  });

  it('stand in one line and in one order only by one version', async () => {
    const august = await compute({
      period: { kind: 'month', from: '2026-08-01' },
      inputs: inputsOf(figures),
    });
    const corrected = await compute();
    const other = await compute({ formulaId: 'wci/13-per-lead', inputs: inputsOf({ ...figures, nt: 26 }) });
    await importing([{ formulaId: 'wci/13', channelAccountId: accountId, period: september, value: 800.5 }]);
    // Entered later, but read earlier: the line keeps what was read last.
    await importing([{ formulaId: 'wci/13', channelAccountId: accountId, period: september, value: 790 }], {
      asOf: '2026-10-07T09:00:00+08:00',
    });
    const series = await reader.get(
      `/api/v1/analytics/indices?channelAccountId=${accountId}&indexCode=wci&from=2026-08-01&to=2026-09-30`,
    );
    const lines = series.body.lines.filter(({ formulaId }: { formulaId: string }) =>
      formulaId.startsWith('wci/13'),
    );
    const brief = lines.map((line: { formulaId: string; origin: string; points: { id: string }[] }) => [
      `${line.formulaId} ${line.origin}`,
      line.points.map(({ id }) => id),
    ]);
    expect(brief).toEqual([
      ['wci/13 computed', [august.body.id, corrected.body.id]],
      ['wci/13 imported', [expect.any(String)]],
      ['wci/13-per-lead computed', [other.body.id]],
    ]);
    const [imported] = lines.filter(({ origin }: { origin: string }) => origin === 'imported');
    expect(imported.points.map(({ value }: { value: number }) => value)).toEqual([800.5]);
    const asked = (ids: string[], language = 'zh-CN') =>
      reader.get(`/api/v1/analytics/index-comparison?ids=${ids.join(',')}`, { 'accept-language': language });
    const refused = await asked([corrected.body.id, other.body.id]);
    expect([refused.status, refused.body.code]).toEqual([409, 'index_versions_differ']);
    expect(refused.body.detail).toContain('不同的公式版本');
    expect(refused.body.detail).toContain('wci/13、wci/13-per-lead');
    expect((await asked([corrected.body.id, other.body.id], 'en')).body.detail).toContain('not comparable');
    const fine = await asked([august.body.id, corrected.body.id]);
    expect(fine.body.items[1]).toMatchObject({ difference: 0, ratio: 1 });
    const year = await compute({ period: { kind: 'year', from: '2025-01-01' } });
    expect((await asked([corrected.body.id, year.body.id])).body.code).toBe('index_periods_differ');
  });

  it('by formulas that nobody knows are compared within one publisher only', async () => {
    const one = (await importing([aPublished({ value: 610 }), aPublished({ value: 620 })])).body.items;
    const [other] = (await importing([aPublished({ value: 630 })], { source: '新榜' })).body.items;
    const compared = (...values: { id: string }[]) =>
      reader.get(`/api/v1/analytics/index-comparison?ids=${values.map(({ id }) => id).join(',')}`);
    expect((await compared(...one)).body.items[1]).toMatchObject({ value: 620, difference: 10 });
    const refused = await compared(one[0], other);
    expect([refused.status, refused.body.code]).toEqual([409, 'index_sources_differ']);
    expect(refused.body.detail).toContain('新榜、清博指数');
  });

  it('are listed page by page, newest first', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: { items: { id: string }[]; nextCursor: string | null } } = await reader.get(
        `/api/v1/index-values?organizationId=${unit.id}&limit=3${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.nextCursor;
    }
    const [{ count }] = await api.dataSource.query('SELECT count(*)::integer AS count FROM index_values');
    expect(seen).toHaveLength(count);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
  });
});

function zero(values: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.keys(values).map((name) => [name, 0]));
}
