import writeXlsxFile from 'write-excel-file/node';
import { DAY_MS, HOUR_MS, toCsv } from '@haojiao/kernel';
import { aForm, encodeGb18030, openPublishingDesk } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, PublishingDesk } from '@haojiao/testing';
import { RunFigureImport } from './run-figure-import';

const wechatHeads = [
  ...['内容标题', '发表时间', '总阅读人数', '总阅读次数', '总分享人数', '总分享次数', '阅读后关注人数'],
  ...['阅读完成率', '内容url'],
];

describe('imports of figures', () => {
  let desk: PublishingDesk;
  let editor: ApiCaller;
  let stranger: ApiCaller;
  let account: string;
  let posts: { id: string; title: string; day: string }[];

  beforeAll(async () => {
    desk = await openPublishingDesk();
    editor = await desk.api.as('desk-editor-1');
    const other = await desk.api.aUnit({ code: 'other-unit' });
    await desk.api.aUser({ username: 'other-editor', roles: ['editor'], organizationId: other.id });
    stranger = await desk.api.as('other-editor');
    account = await desk.anAccount();
    posts = [];
    for (const title of ['春送岗位进园区', '工会夏令营开营', '夜校开课'])
      posts.push(await aPost(account, title));
    desk.forward(10 * DAY_MS);
  }, 120_000);
  afterAll(() => desk.close());

  const aPost = async (accountId: string, title: string) => {
    const content = await desk.anApproved({ title });
    const { body } = await desk.plan(content, [accountId]);
    const id = body.items[0].id as string;
    await desk.work(id);
    const publishedAt = (await desk.row(id)).published_at as Date;
    return { id, title, day: new Date(publishedAt.getTime() + 8 * HOUR_MS).toISOString().slice(0, 10) };
  };
  const at = (id: string, more = '') => `/api/v1/figure-imports/${id}${more}`;
  const ago = (hours: number) => new Date(desk.now().getTime() - hours * HOUR_MS).toISOString();
  const send = (
    value: Buffer | string,
    more: Record<string, string> = {},
    by: ApiCaller = editor,
    fileName = '数据.csv',
  ): Promise<ApiAnswer> => {
    const fields = Object.entries({ channelAccountId: account, ...more });
    const { body, headers } = aForm([
      ...fields.map(([name, text]) => ({ name, value: text })),
      { name: 'file', value, fileName },
    ]);
    return by.post('/api/v1/figure-imports', body, headers);
  };
  const confirm = ({ body }: ApiAnswer, by = editor) =>
    by.post(at(body.id, '/confirm'), { sha256: body.sha256 });
  const run = (id: string) => desk.api.app.get(RunFigureImport, { strict: false }).run(id);
  const written = async (checked: ApiAnswer) => {
    expect((await confirm(checked)).body.state).toBe('running');
    await run(checked.body.id);
    return (await editor.get(at(checked.body.id))).body;
  };
  const linesOf = async ({ body }: ApiAnswer) =>
    (await editor.get(at(body.id, '/lines?limit=100'))).body.items;
  const latestOf = async (publicationId: string) => {
    const { body } = await editor.get(`/api/v1/publications/${publicationId}/figures`);
    return Object.fromEntries(
      body.series.map((line: { metric: string; latest: object }) => [line.metric, line.latest]),
    );
  };
  const codes = ({ body }: ApiAnswer) => body.errors.map(({ code }: { code: string }) => code);

  it('of a WeChat export in GB18030 are read first, written when confirmed, and add nothing the second time', async () => {
    const [spring, summer] = posts as [(typeof posts)[0], (typeof posts)[0]];
    const lines = [
      [
        spring.title,
        `${spring.day} 09:30`,
        '6.7万',
        '12.4万',
        '812',
        '1,024',
        '3',
        '45.2%',
        'https://mp.weixin.qq.com/s/none',
      ],
      [`${summer.title}！`, spring.day.replaceAll('-', '/'), '-', '10万+', '', '近百', '0', '--', ''],
      ['别处发布的一篇', spring.day, '10', '20', '1', '1', '0', '', 'https://mp.weixin.qq.com/s/xyz'],
      [posts[2]!.title, spring.day, '三千', '20', '', '', '', '', ''],
      ['合计', '', '67010', '224040', '', '', '', '', ''],
    ];
    const csv = toCsv([wechatHeads, ...lines]).replace('\uFEFF', '');
    const file = encodeGb18030(csv);
    const checked = await send(file);
    expect(checked.status).toBe(201);
    expect(checked.body).toMatchObject({
      state: 'checked',
      progress: 0,
      importedBefore: null,
      lines: { ready: 2, unmatched: 1, faulty: 1, passed: 1, known: 0, differs: 0, done: 0 },
      figures: { new: 6, written: 0, known: 0, differs: 0 },
    });
    expect(checked.body.columns).toEqual(
      expect.arrayContaining([
        { head: '总阅读次数', field: 'read_count' },
        { head: '阅读后关注人数', field: null },
      ]),
    );
    const read = await linesOf(checked);
    expect(read[0]).toMatchObject({ line: 2, state: 'ready', publicationId: spring.id });
    expect(read[0].figures).toContainEqual(
      expect.objectContaining({ metric: 'read_count', words: '12.4万', value: 124_000, outcome: 'new' }),
    );
    expect(read[2]).toMatchObject({ state: 'unmatched', notes: [{ code: 'post_unmatched' }] });
    expect(read[2].figures[0]).toMatchObject({ outcome: null });
    expect(read[3].notes).toEqual([
      { column: '总阅读人数', code: 'figure_unreadable', message: expect.stringContaining('三千') },
    ]);
    expect(await latestOf(spring.id)).toEqual({});

    const other = await editor.post(at(checked.body.id, '/confirm'), { sha256: 'a'.repeat(64) });
    expect(other).toMatchObject({ status: 409, body: { code: 'another_file' } });
    const done = await written(checked);
    expect(done).toMatchObject({
      state: 'done',
      progress: 100,
      lines: { ready: 0, done: 2, unmatched: 1 },
      figures: { new: 0, written: 6 },
    });
    expect(await latestOf(spring.id)).toMatchObject({
      read_count: { value: 124_000, precision: 'rounded', source: 'import', takenAt: checked.body.takenAt },
      readers: { value: 67_000 },
      sharers: { value: 812 },
      share_count: { value: 1_024, precision: 'exact' },
    });
    expect(await latestOf(summer.id)).toMatchObject({
      read_count: { value: 100_000, precision: 'capped' },
      share_count: { value: 100, precision: 'approximate' },
    });

    desk.forward(3 * HOUR_MS);
    const again = await send(file);
    expect(again.body).toMatchObject({
      takenAt: checked.body.takenAt,
      lines: { ready: 0, known: 2 },
      figures: { new: 0, known: 6 },
      importedBefore: { id: checked.body.id, confirmedAt: done.confirmedAt },
    });
    expect(await written(again)).toMatchObject({ state: 'done', figures: { written: 0, known: 6 } });
    const points = await desk.sql('SELECT 1 FROM figure_snapshots WHERE publication_id = $1', [spring.id]);
    expect(points).toHaveLength(4);
    const elsewhen = await send(file, { takenAt: ago(1) });
    expect(elsewhen).toMatchObject({
      status: 409,
      body: { code: 'imported_at_another_time', importId: checked.body.id },
    });

    const left = await editor.get(at(checked.body.id, '/left-behind.csv'));
    expect(left.headers['content-type']).toContain('text/csv');
    expect(left.text).toContain('别处发布的一篇');
    expect(left.text).toContain('https://mp.weixin.qq.com/s/xyz');
    expect(left.text).toContain('三千');
    expect(left.text).not.toContain(spring.title);
    const trail = await desk.sql<{ action: string }>(
      'SELECT action FROM audit_entries WHERE object_id = $1 ORDER BY sequence',
      [checked.body.id],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'figure_import.checked',
      'figure_import.confirmed',
      'figure_import.done',
    ]);
  });

  it('in a workbook of Douyin are matched by address, and what differs at the same moment is told', async () => {
    const place = await desk.anAccount();
    const post = await aPost(place, '技能大赛三分钟');
    const { remote_id: remoteId } = await desk.row(post.id);
    desk.forward(2 * DAY_MS);
    const takenAt = ago(1);
    const rows = (plays: number, likes: string) => [
      ['抖音作品数据', '', '', ''],
      ['作品名称', '作品ID', '播放量', '点赞量'].map((value) => ({ value, fontWeight: 'bold' as const })),
      [{ value: '改过的标题' }, { value: remoteId }, { value: plays, type: Number }, { value: likes }],
    ];
    const workbook = (plays: number, likes: string) =>
      writeXlsxFile([{ sheet: '数据', data: rows(plays, likes) }]).toBuffer();
    const more = { channelAccountId: place, takenAt };
    const first = await send(await workbook(1_330_000, '1.2w'), more, editor, '作品.xlsx');
    expect(first.body).toMatchObject({ lines: { ready: 1 }, figures: { new: 2 } });
    await written(first);
    expect(await latestOf(post.id)).toMatchObject({
      play_count: { value: 1_330_000, takenAt: new Date(takenAt).toISOString() },
      like_count: { value: 12_000 },
    });

    const second = await send(await workbook(1_340_000, '1.2w'), more, editor, '作品.xlsx');
    expect(second.body).toMatchObject({ lines: { differs: 1 }, figures: { differs: 1, known: 1 } });
    const [line] = await linesOf(second);
    const told = line.figures.find(({ outcome }: { outcome: string }) => outcome === 'differs');
    expect(told).toMatchObject({ metric: 'play_count', words: '1340000', standsWords: '1330000' });
    const left = await editor.get(at(second.body.id, '/left-behind.csv'), { 'accept-language': 'en' });
    expect(left.text).toContain('differs from “1330000”');
    expect(await written(second)).toMatchObject({ figures: { written: 0 } });
    const corrected = await editor.post(`/api/v1/${told.stands}/corrections`, {
      value: '1340000',
      reason: '抄错',
    });
    expect(corrected.status).toBe(201);
  });

  it('that may mean several posts are not guessed: a person says which', async () => {
    const place = await desk.anAccount();
    const twins = [await aPost(place, '每日一问'), await aPost(place, '每日一问')];
    desk.forward(2 * DAY_MS);
    const csv = toCsv([
      ['标题', '阅读量'],
      ['每日一问', '300'],
      ['没发过的', '5'],
    ]);
    const checked = await send(csv, { channelAccountId: place });
    expect(checked.body.lines).toMatchObject({ ambiguous: 1, unmatched: 1, ready: 0 });
    const [ambiguous] = await linesOf(checked);
    const candidates = ambiguous.candidates.map(({ publicationId }: Record<string, string>) => publicationId);
    expect(candidates.sort()).toEqual(twins.map(({ id }) => id).sort());
    const choose = (publicationId: string, line = 2, by = editor) =>
      by.put(at(checked.body.id, `/lines/${line}/publication`), { publicationId });
    expect(codes(await choose(posts[0]!.id))).toEqual(['post_of_another_account']);
    expect((await choose(twins[1]!.id, 9)).status).toBe(404);
    expect((await choose(twins[1]!.id, 2, stranger)).status).toBe(404);
    expect((await choose(twins[1]!.id)).body).toMatchObject({
      state: 'ready',
      publicationId: twins[1]!.id,
      figures: [{ outcome: 'new' }],
    });
    expect(await written(checked)).toMatchObject({ figures: { written: 1 } });
    expect(await latestOf(twins[1]!.id)).toMatchObject({ read_count: { value: 300 } });
    expect(await latestOf(twins[0]!.id)).toEqual({});
    expect((await choose(twins[0]!.id)).body.code).toBe('figure_import_begun');
  });

  it('of months are figures of periods with followers at their ends, into retired accounts too', async () => {
    const place = await desk.anAccount();
    await desk.sql(`UPDATE channel_accounts SET state = 'disabled' WHERE id = $1`, [place]);
    const csv = toCsv([
      ['月份', '浏览量', '访客数', '粉丝总数'],
      ...Array.from({ length: 12 }, (_, index) => [
        `2024年${index + 1}月`,
        '12.4万次',
        '6.7万人次',
        index === 11 ? '1.8万' : '',
      ]),
      ['合计', '148.8万', '', ''],
    ]);
    const checked = await send(csv, { channelAccountId: place });
    expect(checked.body).toMatchObject({ lines: { ready: 12, passed: 1 }, figures: { new: 25 } });
    await written(checked);
    const { body } = await editor.get(`/api/v1/channel-accounts/${place}/figures-of-year?year=2024`);
    expect(body.series).toMatchObject([
      { metric: 'page_views', total: 1_488_000, precision: 'rounded', missing: [] },
      { metric: 'unique_visitors', total: null, highest: { value: 67_000 } },
    ]);
    const followers = await editor.get(
      `/api/v1/channel-accounts/${place}/figures?from=2024-12-01T00:00:00Z&to=2025-01-02T00:00:00Z`,
    );
    expect(followers.body.series[0]).toMatchObject({
      metric: 'followers',
      latest: { value: 18_000, takenAt: '2024-12-31T15:59:59.999Z' },
    });
    const again = await send(csv, { channelAccountId: place });
    expect(again.body.figures).toMatchObject({ new: 0, known: 25 });
    const quarter = toCsv([
      ['时段', '浏览量'],
      ['2024年第一季度', '37.2万'],
    ]);
    const overlapping = await send(quarter, { channelAccountId: place });
    expect(overlapping.body).toMatchObject({ lines: { differs: 1 }, figures: { overlaps: 1 } });
  });

  it('are headed as a person says', async () => {
    const csv = toCsv([
      ['名目', '看过的次数', '阅读量'],
      [posts[2]!.title, '77', '5'],
    ]);
    const lost = await send(csv);
    expect(codes(lost)).toEqual(['place_missing']);
    const strange = await send(csv, { mapping: '{"没有的列": "title"}' });
    expect(codes(strange)).toContain('column_unknown');
    expect(codes(await send(csv, { mapping: '{"名目": "body"}' }))).toEqual(['mapping_invalid']);
    const mapping = JSON.stringify({ 名目: 'title', 看过的次数: 'read_count', 阅读量: 'ignored' });
    const checked = await send(csv, { mapping });
    expect(checked.body).toMatchObject({
      columns: [{ field: 'title' }, { field: 'read_count' }, { field: null }],
      figures: { new: 1 },
    });
    await written(checked);
    expect(await latestOf(posts[2]!.id)).toMatchObject({ read_count: { value: 77 } });
  });

  it('of many lines are written whole by several workers at once, each figure once', async () => {
    const place = await desk.anAccount();
    const days = Array.from({ length: 450 }, (_, index) =>
      new Date(Date.UTC(2023, 0, 1 + index)).toISOString().slice(0, 10),
    );
    const csv = toCsv([
      ['日期', '阅读次数', '粉丝数'],
      ...days.map((day, index) => [day, '10', String(index)]),
    ]);
    const checked = await send(csv, { channelAccountId: place });
    expect(checked.body.figures.new).toBe(900);
    await confirm(checked);
    await Promise.all([run(checked.body.id), run(checked.body.id), run(checked.body.id)]);
    const done = (await editor.get(at(checked.body.id))).body;
    expect(done).toMatchObject({ state: 'done', lines: { done: 450 }, figures: { written: 900 } });
    const [series] = await desk.sql(
      'SELECT total::int, parts FROM period_figure_series WHERE channel_account_id = $1',
      [place],
    );
    expect(series).toEqual({ total: 4_500, parts: 450 });
    expect((await confirm(checked)).body.state).toBe('done');
  });

  it('tell what is wrong with a file, a form and a time', async () => {
    expect((await send(Buffer.from('%PDF-1.7'))).status).toBe(415);
    const without = await send('备注,作者\n甲,乙\n');
    expect(codes(without)).toEqual(['figures_missing']);
    expect(without.text).toContain('备注、作者');
    expect(codes(await send('标题,阅读量\n'))).toEqual(['table_empty']);
    expect(codes(await send('标题,阅读量\n甲,1\n', { takenAt: 'gestern' }))).toEqual(['isRfc3339']);
    expect(codes(await send('标题,阅读量\n甲,1\n', { takenAt: ago(-2) }))).toEqual(['in_the_future']);
    expect(codes(await send('标题,阅读量\n甲,1\n', { colour: 'red' }))).toEqual(['unknown_property']);
    const long = `日期,阅读量\n${'2024-01-01,5\n'.repeat(5_011)}`;
    expect(await send(long)).toMatchObject({ status: 413, body: { code: 'sheet_too_large' } });
    const early = await send(`标题,阅读量\n${posts[0]!.title},5\n`, { takenAt: ago(24 * 400) });
    expect((await linesOf(early))[0]).toMatchObject({
      state: 'faulty',
      notes: [{ code: 'before_publication' }],
    });
    const today = new Date(desk.now().getTime() + 8 * HOUR_MS).toISOString().slice(0, 10);
    const running = await send(`日期,阅读量,粉丝\n${today} 00:00,5,7\n`);
    expect((await linesOf(running))[0]).toMatchObject({
      state: 'faulty',
      notes: [{ code: 'period_not_over' }],
    });
    const twice = await send(`标题,阅读量\n${posts[0]!.title},5\n${posts[0]!.title},6\n`, {
      takenAt: ago(2),
    });
    expect(twice.body).toMatchObject({ lines: { ready: 1, differs: 1 } });
  });

  it('are for people with the right in the unit of the account', async () => {
    const csv = '标题,阅读量\n甲,1\n';
    expect((await send(csv, {}, stranger)).status).toBe(404);
    const checked = await send(csv);
    for (const path of ['', '/lines', '/left-behind.csv'])
      expect((await stranger.get(at(checked.body.id, path))).status).toBe(404);
    expect((await confirm(checked, stranger)).status).toBe(404);
    expect((await stranger.get('/api/v1/figure-imports')).body.items).toEqual([]);
    const { body } = await editor.get(`/api/v1/figure-imports?channelAccountId=${account}&limit=1`);
    expect(body.items).toMatchObject([{ id: checked.body.id }]);
    expect(body.nextCursor).not.toBeNull();
  });
});
