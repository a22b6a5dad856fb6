import { buffer } from 'node:stream/consumers';
import writeXlsxFile from 'write-excel-file/node';
import { readSheet } from 'read-excel-file/node';
import { ZipFile } from 'yazl';
import { aForm, aPhoto, encodeGb18030, filesInZip, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, FormPart, TestApi } from '@haojiao/testing';
import type { SendSheetRow } from './send-sheet-row';

const sheets = '/api/v1/submission-sheets';
const heads = ['标题*', '信息类别*', '正文*', '报送单位', '事件日期', '作者', '联系电话', '图片'];

describe('reports by spreadsheet', () => {
  let api: TestApi;
  let zhang: ApiCaller;
  let stranger: ApiCaller;
  let district: string;
  let workers: SendSheetRow[];
  let photo: Buffer;

  beforeAll(async () => {
    api = await startTestApi();
    const city = (await api.aUnit({ name: '某市总工会', code: 'city' })).id;
    district = (await api.aUnit({ name: '城东区总工会', code: 'east', parentId: city })).id;
    await api.aUnit({ name: '某厂工会', code: 'plant', parentId: district });
    await api.aUnit({ name: '邻市总工会', code: 'neighbour' });
    await api.aUser({
      username: 'zhang',
      displayName: '张三',
      roles: ['correspondent'],
      organizationId: district,
    });
    await api.aUser({
      username: 'lisi',
      displayName: '李四',
      roles: ['correspondent'],
      organizationId: district,
    });
    await api.aUser({ username: 'stranger', roles: ['correspondent'], organizationId: city, inherit: false });
    [zhang, stranger, photo] = [await api.as('zhang'), await api.as('stranger'), await aPhoto()];
    const { SendSheetRow } = await import('./send-sheet-row');
    const worker = api.app.get(SendSheetRow, { strict: false });
    workers = [worker, worker];
  });
  afterAll(() => api.close());

  const csv = (rows: string[][]): Buffer =>
    Buffer.from(
      [heads, ...rows]
        .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
        .join('\r\n'),
    );
  const upload = (
    bytes: Buffer,
    more: FormPart[] = [],
    by = zhang,
    fileName = '来稿.csv',
  ): Promise<ApiAnswer> => {
    const { body, headers } = aForm([
      { name: 'organizationId', value: district },
      { name: 'file', value: bytes, fileName },
      ...more,
    ]);
    return by.post(sheets, body, headers);
  };
  const made = async (...parameters: Parameters<typeof upload>): Promise<ApiAnswer['body']> => {
    const answer = await upload(...parameters);
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body;
  };
  const rowsOf = async (id: string): Promise<ApiAnswer['body'][]> =>
    (await zhang.get(`${sheets}/${id}/rows?limit=100`)).body.items;
  const faultsOf = async (id: string) =>
    (await rowsOf(id)).map(({ line, faults }) => [
      line,
      faults.map(({ column, code }: { column: string | null; code: string }) => `${column ?? ''} ${code}`),
    ]);
  const sendAll = () =>
    Promise.all(
      workers.map(async (worker) => {
        while (await worker.runNext());
      }),
    );
  const good = (title: string, ...rest: string[]) => [title, '动态信息', `${title}的正文。`, ...rest];

  it('has a template that can be filled in and uploaded as it is', async () => {
    const answer = await api.app.inject({
      method: 'GET',
      url: `${sheets}/template.xlsx`,
      headers: { authorization: `Bearer ${zhang.accessToken}` },
    });
    expect(answer.statusCode).toBe(200);
    const [head, hints] = await readSheet(answer.rawPayload);
    expect(head!.slice(0, 3)).toEqual(['标题*', '信息类别*', '正文*']);
    const workbook = await writeXlsxFile([
      head!.map((value) => ({ value: String(value) })),
      hints!.map((value) => ({ value: String(value) })),
      good('模板来稿').map((value) => ({ value })),
    ]).toBuffer();
    const { id, rows } = await made(workbook, [], zhang, '模板.xlsx');
    expect(rows).toEqual({ good: 1, faulty: 0, due: 0, sent: 0, refused: 0 });
    expect((await rowsOf(id))[0]).toMatchObject({ line: 3, title: '模板来稿', category: 'news' });
  });

  it('says of every row what is wrong in which column, before anything is sent', async () => {
    const { id, rows } = await made(
      csv([
        good('好的一行', '', '2026年7月20日', '张三、王五（某厂工会）', '0574-87123456', '现场.jpg'),
        ['', '没有这类', '', '没有的单位', '2026-02-30', '@@@', '打我电话', '不在.jpg'],
        good('邻市的', '邻市总工会'),
        good('好的一行', '', '2026-07-20'),
        good('按代码', 'PLANT', '46223', 'lisi'),
      ]),
      [{ name: 'files', value: photo, fileName: '现场.jpg' }],
    );
    expect(rows).toMatchObject({ good: 1, faulty: 4, sent: 0 });
    expect(await faultsOf(id)).toEqual([
      [2, []],
      [
        3,
        [
          '标题 not_empty',
          '信息类别 not_in_list',
          '正文 not_empty',
          '事件日期 day_invalid',
          '作者 people_invalid',
          '联系电话 phone_invalid',
          '报送单位 organization_unknown',
          '图片 file_missing',
        ],
      ],
      [4, ['报送单位 organization_unknown']],
      [5, [' row_repeated']],
      // 李四 belongs to the district, not to the plant.
      [6, ['作者 user_unknown']],
    ]);
    expect(await api.dataSource.query('SELECT count(*)::int AS count FROM submissions')).toEqual([
      { count: 0 },
    ]);
  });

  it('sends each row once, pressed twice, by two workers, and resumed after one died', async () => {
    const titles = Array.from({ length: 6 }, (_, at) => `第${at + 1}篇`);
    const { id } = await made(
      csv(titles.map((title) => good(title, '', '2026/7/2', 'lisi', '13800001111', '现场.jpg'))),
      [{ name: 'files', value: photo, fileName: '现场.jpg' }],
    );
    const chosen = await zhang.post(`${sheets}/${id}/send`, { lines: [2, 3, 99] });
    expect([chosen.status, chosen.body]).toMatchObject([
      200,
      { state: 'sending', rows: { due: 2, good: 4 } },
    ]);
    // The report went out, and the worker died before it could say so.
    const [first] = await api.dataSource.query<{ id: string }[]>(
      'SELECT id FROM submission_sheet_rows WHERE sheet_id = $1 AND line = 2',
      [id],
    );
    await workers[0]!.runNext();
    await api.dataSource.query(
      'ALTER TABLE submission_sheet_rows DISABLE TRIGGER submission_sheet_rows_guard',
    );
    await api.dataSource.query(
      "UPDATE submission_sheet_rows SET state = 'due', due_at = now(), submission_id = NULL WHERE id = $1",
      [first!.id],
    );
    await api.dataSource.query(
      'ALTER TABLE submission_sheet_rows ENABLE TRIGGER submission_sheet_rows_guard',
    );
    await Promise.all([zhang.post(`${sheets}/${id}/send`, {}), zhang.post(`${sheets}/${id}/send`, {})]);
    await sendAll();
    const { body } = await zhang.get(`${sheets}/${id}`);
    expect(body).toMatchObject({ state: 'finished', progress: 100, rows: { sent: 6, due: 0, refused: 0 } });
    const sent = await api.dataSource.query<{ title: string; route: string; occurred_on: string }[]>(
      `SELECT title, route, occurred_on::text FROM submissions WHERE title LIKE '第_篇' ORDER BY title`,
    );
    expect(sent.map(({ title }) => title)).toEqual(titles);
    expect(sent[0]).toMatchObject({ route: 'spreadsheet', occurred_on: '2026-07-02' });
    const [row] = await rowsOf(id);
    const report = await zhang.get(`/api/v1/submissions/${row.submissionId}`);
    expect(report.body).toMatchObject({
      number: row.number,
      contributors: [{ name: '李四' }],
      contactPhone: '13800001111',
      assetIds: [expect.any(String)],
    });
  });

  it('knows rows that went out with an earlier sheet', async () => {
    const rows = [good('先前报送过')];
    const first = await made(csv(rows));
    await zhang.post(`${sheets}/${first.id}/send`, {});
    await sendAll();
    const again = await made(csv([...rows, good('补正后的')]));
    expect(await faultsOf(again.id)).toEqual([
      [2, [' row_sent_before']],
      [3, []],
    ]);
  });

  it('refuses a row whose sender lost the right in between, and keeps no draft of it', async () => {
    await api.aUser({
      username: 'leaver',
      displayName: '离任',
      roles: ['correspondent'],
      organizationId: district,
    });
    const leaver = await api.as('leaver');
    const { id } = await made(csv([good('离任前')]), [], leaver);
    await leaver.post(`${sheets}/${id}/send`, {});
    await api.dataSource.query(
      "UPDATE memberships SET roles = '{}' WHERE user_id = (SELECT id FROM users WHERE username = 'leaver')",
    );
    await sendAll();
    const rows = await api.dataSource.query<{ state: string; faults: { code: string }[] }[]>(
      'SELECT state, faults FROM submission_sheet_rows WHERE sheet_id = $1',
      [id],
    );
    expect(rows).toMatchObject([
      { state: 'refused', faults: [{ code: expect.stringMatching(/not_allowed|not_found/) }] },
    ]);
  });

  it('reads CSV in GB18030 and workbooks with days, formulas and errors as what they show', async () => {
    const gb = await made(encodeGb18030(csv([good('国标编码', '', '7月2日')]).toString()));
    expect((await rowsOf(gb.id))[0]).toMatchObject({ title: '国标编码', state: 'good' });
    const workbook = await writeXlsxFile([
      heads.map((value) => ({ value })),
      [
        { value: '="送清凉"&"活动"', type: 'Formula' as const },
        { value: '简讯' },
        { value: '正文' },
        { value: '' },
        { value: new Date('2026-07-20T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
      ],
      good("'=1+1").map((value) => ({ value })),
    ]).toBuffer();
    // As a spreadsheet saves it: the formula with what it showed.
    const shown = await rezipped(workbook, (xml) =>
      xml.replace(
        /<c([^>]*)><f>([^<]*)<\/f>(?:<v><\/v>|<v\/>)?<\/c>/,
        '<c$1 t="str"><f>$2</f><v>送清凉活动</v></c>',
      ),
    );
    const { id } = await made(shown, [], zhang, '公式.xlsx');
    expect(await rowsOf(id)).toMatchObject([
      { title: '送清凉活动', occurredOn: '2026-07-20', category: 'brief', state: 'good' },
      { title: '=1+1', state: 'good' },
    ]);
  });

  it('takes an archive with a sheet and its files', async () => {
    const zip = new ZipFile();
    zip.addBuffer(csv([good('压缩包', '', '', '', '', '图1.jpg、坏.svg')]), '七月/来稿.csv');
    zip.addBuffer(photo, '七月/图1.jpg');
    zip.addBuffer(
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      '七月/坏.svg',
    );
    zip.addBuffer(Buffer.from('junk'), '__MACOSX/._图1.jpg');
    zip.end();
    const { id, files } = await made(await buffer(zip.outputStream), [], zhang, '七月.zip');
    expect(files).toMatchObject([
      { name: '图1.jpg', assetId: expect.any(String), refusal: null },
      { name: '坏.svg', assetId: null, refusal: expect.any(String) },
    ]);
    expect(await faultsOf(id)).toEqual([[2, [expect.stringMatching(/^图片 file_refused\./)]]]);
  });

  it('S05 S06 judges files beside the sheet as every upload', async () => {
    const polyglot = Buffer.concat([photo, Buffer.from('<html><script>alert(1)</script></html>')]);
    const { files } = await made(csv([good('附件', '', '', '', '', '伪装.jpg、图.svg')]), [
      { name: 'files', value: polyglot, fileName: '伪装.jpg' },
      { name: 'files', value: '<svg xmlns="http://www.w3.org/2000/svg"/>', fileName: '图.svg' },
      { name: 'files', value: photo, fileName: '没人要.jpg' },
    ]);
    expect(
      files.map(({ name, assetId }: { name: string; assetId: string | null }) => [name, assetId]),
    ).toEqual([
      ['伪装.jpg', null],
      ['图.svg', null],
    ]);
  });

  it('S08 stays within its bounds', async () => {
    const many = await upload(csv(Array.from({ length: 1_001 }, (_, at) => good(`行${at}`))));
    expect([many.status, many.body.code]).toEqual([413, 'sheet_too_large']);
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('<workbook/>'), 'xl/workbook.xml');
    zip.addBuffer(Buffer.alloc(90 * 1024 * 1024), 'xl/worksheets/sheet1.xml');
    zip.end();
    const bomb = await upload(await buffer(zip.outputStream), [], zhang, '炸弹.xlsx');
    expect([bomb.status, bomb.body.code]).toEqual([413, 'sheet_too_large']);
    const answers = await Promise.all([
      upload(Buffer.from('PK\u0003\u0004 nothing')),
      upload(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0])),
      upload(Buffer.from('一,二\n三,四')),
      upload(csv([])),
      zhang.post(sheets, { organizationId: district }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.errors?.[0]?.code ?? body.code])).toEqual([
      [422, 'sheet_damaged'],
      [415, 'media_type_unsupported'],
      [400, 'sheet_head_missing'],
      [400, 'sheet_empty'],
      [415, 'multipart_expected'],
    ]);
  });

  it('S15 is nobody else’s', async () => {
    const { id } = await made(csv([good('我的')]));
    for (const path of ['', '/rows']) expect((await stranger.get(`${sheets}/${id}${path}`)).status).toBe(404);
    expect((await stranger.post(`${sheets}/${id}/send`, {})).status).toBe(404);
    expect((await stranger.get(sheets)).body.items).toEqual([]);
    expect((await upload(csv([good('越界')]), [], stranger)).status).toBe(404);
  });
});

async function rezipped(archive: Buffer, change: (xml: string) => string): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of filesInZip(archive)) {
    const isSheet = /worksheets\/sheet1\.xml$/.test(name);
    zip.addBuffer(isSheet ? Buffer.from(change(bytes.toString())) : bytes, name);
  }
  zip.end();
  return buffer(zip.outputStream);
}
