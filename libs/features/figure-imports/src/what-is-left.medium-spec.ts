import { DAY_MS, beijingDate, endOfBeijingDate, toCsv } from '@haojiao/kernel';
import { aForm, openPublishingDesk } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, PublishingDesk } from '@haojiao/testing';
import { RunFigureImport } from './run-figure-import';

describe('lines of an import', () => {
  let desk: PublishingDesk;
  let editor: ApiCaller;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    editor = await desk.api.as('desk-editor-1');
  }, 120_000);
  afterAll(() => desk.close());

  const at = (id: string, more = '') => `/api/v1/figure-imports/${id}${more}`;
  const send = (
    account: string,
    rows: (string | number)[][],
    by: ApiCaller = editor,
    takenAt?: Date,
  ): Promise<ApiAnswer> => {
    const { body, headers } = aForm([
      { name: 'channelAccountId', value: account },
      ...(takenAt ? [{ name: 'takenAt', value: takenAt.toISOString() }] : []),
      { name: 'file', value: toCsv(rows.map((row) => row.map(String))), fileName: '数据😀.csv' },
    ]);
    return by.post('/api/v1/figure-imports', body, headers);
  };
  const confirm = ({ body }: ApiAnswer, by = editor) =>
    by.post(at(body.id, '/confirm'), { sha256: body.sha256 });
  const written = async (checked: ApiAnswer, by = editor) => {
    expect((await confirm(checked, by)).body.state).toBe('running');
    await desk.api.app.get(RunFigureImport, { strict: false }).run(checked.body.id);
    return (await by.get(at(checked.body.id))).body;
  };
  const linesOf = async ({ body }: ApiAnswer, by = editor) =>
    (await by.get(at(body.id, '/lines?limit=100'))).body.items;
  const leftOf = async ({ body }: ApiAnswer, by = editor) =>
    (await by.get(at(body.id, '/left-behind.csv'), { 'accept-language': 'en' })).text;
  const aPost = async (account: string, title: string) => {
    const { body } = await desk.plan(await desk.anApproved({ title }), [account]);
    const id = body.items[0].id as string;
    await desk.work(id);
    return id;
  };

  it('that make a total too large are told when it is written, and stop no other', async () => {
    const account = await desk.anAccount();
    const checked = await send(account, [
      ['日期', '阅读次数', '评论数'],
      ['2024-01-01', Number.MAX_SAFE_INTEGER, '3'],
      ['2024-01-02', '1', '4'],
      ['2024-01-03', '', '5'],
    ]);
    expect(checked.body.lines).toMatchObject({ ready: 3 });
    expect(await written(checked)).toMatchObject({
      state: 'done',
      lines: { done: 2, faulty: 1 },
      figures: { written: 3 },
    });
    const lines = await linesOf(checked);
    expect(lines[1]).toMatchObject({ state: 'faulty', notes: [{ code: 'total_too_large' }] });
    expect(await leftOf(checked)).toContain('2024-01-02');
    const totals = await desk.sql(
      'SELECT metric, total::text, parts FROM period_figure_series WHERE channel_account_id = $1 ORDER BY metric',
      [account],
    );
    expect(totals).toEqual([
      { metric: 'comment_count', total: '8', parts: 2 },
      { metric: 'read_count', total: String(Number.MAX_SAFE_INTEGER), parts: 1 },
    ]);
  });

  it('beside which others were written meanwhile are left, wholly or in part, and say so', async () => {
    const account = await desk.anAccount();
    const first = await send(account, [
      ['日期', '阅读次数', '评论数'],
      ['2024-01-01', '10', '1'],
      ['2024-01-02', '20', ''],
      ['2024-01-03', '30', '3'],
    ]);
    const second = await send(account, [
      ['日期', '阅读次数', '评论数'],
      ['2024-01-01', '11', '1'],
      ['2024-01-02', '21', '2'],
      ['2024-01-03', '30', '3'],
      ['2024-01-04', '40', '4'],
    ]);
    expect(second.body.lines).toMatchObject({ ready: 4 });
    await written(first);
    expect(await written(second)).toMatchObject({
      state: 'done',
      progress: 100,
      lines: { done: 2, differs: 1, known: 1, ready: 0 },
      figures: { written: 3, differs: 2, known: 3 },
    });
    const left = await leftOf(second);
    expect(left).toContain('2024-01-01');
    expect(left).toContain('“11” differs from “10”');
    expect(left).toContain('2024-01-02');
    expect(left).toContain('“21” differs from “20”');
    expect(left).not.toContain('2024-01-03');
    expect(left).not.toContain('2024-01-04');
  });

  it('of posts of other units are confirmed by nobody who may not record their figures, nor shown', async () => {
    const [root] = await desk.sql<{ id: string }>(`SELECT id FROM organizations WHERE code = 'root'`);
    await desk.api.aUser({ username: 'near', roles: ['editor'], organizationId: root!.id, inherit: false });
    await desk.api.aUser({ username: 'wide', roles: ['editor'], organizationId: root!.id });
    const [near, wide] = [await desk.api.as('near'), await desk.api.as('wide')];
    const account = await desk.anAccount();
    const post = await aPost(account, '基层单位的一篇');
    const twins = [await aPost(account, '同名的'), await aPost(account, '同名的')];
    await desk.sql('UPDATE channel_accounts SET organization_id = $2 WHERE id = $1', [account, root!.id]);
    desk.forward(2 * DAY_MS);
    const rows = [
      ['标题', '阅读量'],
      ['基层单位的一篇', '5'],
      ['同名的', '6'],
    ];
    const checked = await send(account, rows, wide);
    expect((await linesOf(checked, wide))[0]).toMatchObject({ state: 'ready', publicationId: post });
    expect((await linesOf(checked, wide))[1].candidates).toHaveLength(twins.length);
    const seen = await linesOf(checked, near);
    expect(seen[0]).toMatchObject({ publicationId: null, title: '基层单位的一篇' });
    expect(seen[1].candidates).toEqual([]);
    const refused = await confirm(checked, near);
    expect(refused).toMatchObject({ status: 409, body: { code: 'posts_of_other_units', lines: [2] } });
    expect((await near.get(at(checked.body.id))).body.state).toBe('checked');
    expect((await send(account, rows, near)).body.lines).toMatchObject({ ready: 0, unmatched: 2 });
    expect(await written(checked, wide)).toMatchObject({ figures: { written: 1 } });

    const differing = await send(
      account,
      [rows[0]!, [rows[1]![0]!, '7']],
      wide,
      new Date(checked.body.takenAt),
    );
    expect(await leftOf(differing, wide)).toContain('differs from “5”');
    expect(await leftOf(differing, near)).toContain('differs from what stands');
  });

  it('are of the people of the unit that the account is of now', async () => {
    const account = await desk.anAccount();
    const checked = await send(account, [
      ['日期', '阅读量'],
      ['2024-01-01', '5'],
    ]);
    const elsewhere = await desk.api.aUnit({ code: 'elsewhere' });
    await desk.sql('UPDATE channel_accounts SET organization_id = $2 WHERE id = $1', [account, elsewhere.id]);
    expect((await confirm(checked)).status).toBe(404);
    expect((await editor.get(at(checked.body.id, '/lines'))).status).toBe(404);
    const { body } = await editor.get(`/api/v1/figure-imports?channelAccountId=${account}`);
    expect(body.items).toEqual([]);
  });

  it('with long words are cut between characters, wherever an emoji stands', async () => {
    const account = await desk.anAccount();
    const title = `${'长'.repeat(499)}😀😀`;
    const checked = await send(account, [
      ['标题', '批次', '阅读量', '评论数'],
      [title, `${'批'.repeat(59)}😀😀`, '5', ''],
      ['甲', '', '5', `${'好'.repeat(39)}😀😀`],
    ]);
    expect(checked).toMatchObject({ status: 201, body: { fileName: '数据😀.csv' } });
    const [long, faulty] = await linesOf(checked);
    expect(long.title).toBe(`${'长'.repeat(499)}😀`);
    expect(faulty).toMatchObject({ state: 'faulty', notes: [{ code: 'figure_unreadable' }] });
  });

  it('below heads with a unit are so many, and cells with another unit are told', async () => {
    const account = await desk.anAccount();
    const checked = await send(account, [
      ['日期', '阅读量（万）', '粉丝数（净增）'],
      ['2024-01-01', '12', '7'],
      ['2024-01-02', '3千', '7'],
    ]);
    expect(checked.body.columns[2]).toEqual({ head: '粉丝数（净增）', field: null });
    const [first, second] = await linesOf(checked);
    expect(first.figures).toMatchObject([{ words: '12万', value: 120_000, precision: 'rounded' }]);
    expect(second).toMatchObject({
      state: 'faulty',
      notes: [{ column: '阅读量（万）', code: 'unit_twice' }],
    });
  });

  it('of a day meet what was written down of its end', async () => {
    const account = await desk.anAccount();
    const day = beijingDate(new Date(desk.now().getTime() - 3 * DAY_MS));
    const typed = await editor.post(`/api/v1/channel-accounts/${account}/figures`, {
      takenAt: endOfBeijingDate(day).toISOString(),
      figures: [{ metric: 'followers', value: '18000' }],
    });
    expect(typed.status).toBeLessThan(300);
    const checked = await send(account, [
      ['日期', '粉丝数'],
      [day, '18000'],
    ]);
    expect(checked.body.lines).toMatchObject({ known: 1, ready: 0 });
  });
});
