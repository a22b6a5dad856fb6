import { randomUUID } from 'node:crypto';
import { aForm, aPhoto, anMp3, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { toCsv } from '@haojiao/kernel';
import { RunLegacyImport } from './run-legacy-import';

const heads = ['类型', '标题', '发布时间', '原地址', '正文', '单位', '栏目', '标签', '封面'];
type Line = string[];

describe('what was published before us', () => {
  let api: TestApi;
  let city: { id: string };
  let towns: { id: string; code: string }[];
  let preparer: ApiCaller;
  let other: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    city = await api.aUnit({ code: 'city', name: '市总工会' });
    towns = [
      await api.aUnit({ code: 'town-1', name: '一区总工会', parentId: city.id }),
      await api.aUnit({ code: 'town-2', name: '二区总工会', parentId: city.id }),
    ];
    for (const username of ['preparer', 'other'])
      await api.aUser({ username, roles: ['chief_editor'], organizationId: city.id });
    preparer = await api.as('preparer');
    other = await api.as('other');
  });
  afterAll(() => api.close());

  const at = (id: string, more = '') => `/api/v1/legacy-imports/${id}${more}`;
  const anImport = async (): Promise<string> => {
    const answer = await preparer.post('/api/v1/legacy-imports', { organizationId: city.id, name: '旧站' });
    expect(answer.status).toBe(201);
    return answer.body.id;
  };
  const send = (id: string, table: string, by = preparer) => {
    const { body, headers } = aForm([{ name: 'file', value: table, fileName: 'items.csv' }]);
    return by.post(at(id, '/table'), body, headers);
  };
  const upload = (id: string, lines: Line[], by = preparer) => send(id, toCsv([heads, ...lines]), by);
  const confirm = async (id: string, by = other) =>
    by.post(at(id, '/confirm'), {
      tableSha256: (await preparer.get(at(id))).body.tableSha256 ?? '0'.repeat(64),
    });
  const run = (id: string) => api.app.get(RunLegacyImport, { strict: false }).run(id);
  const rows = async (id: string, query = '') =>
    (await preparer.get(at(id, `/rows?limit=100${query}`))).body.items;
  const read = (url: string, host = 'localhost') => api.app.inject({ method: 'GET', url, headers: { host } });

  it('comes in with its dates, on the pages of its own units, and is found at its old addresses', async () => {
    const photo = await uploadAsset(preparer, {
      organizationId: city.id,
      bytes: await aPhoto(400, 300),
      fileName: 'a.jpg',
    });
    const id = await anImport();
    const named = await preparer.put(at(id, '/files'), {
      files: [{ name: 'images/a.jpg', assetId: photo.body.id }],
    });
    expect(named.body).toEqual({ files: 1 });
    const checked = await upload(id, [
      [
        '图文',
        '市级一',
        '2019-05-01 08:30',
        'http://old.example/art/1.html?id=1',
        '<p>正文<img src="images/a.jpg" alt="现场"></p>',
        '',
        '',
        '劳动节、慰问',
        'images/a.jpg',
      ],
      ['图文', '区级一', '2020/3/2', '/news/2.html', '第一段\n第二段 <b>', 'town-1', '', '', ''],
      [
        '图文',
        '区级二',
        '2020-12-31 23:59',
        'http://old.example/art/3.html',
        '<p>x</p><script>alert(1)</script>',
        '二区总工会',
        '',
        '',
        '',
      ],
    ]);
    expect(checked.body).toMatchObject({
      state: 'checked',
      counts: { ready: 3, faulty: 0, done: 0, failed: 0 },
      withWarnings: 1,
      byYear: [
        { year: 2019, count: 1 },
        { year: 2020, count: 2 },
      ],
      byType: [{ type: 'article', count: 3 }],
    });
    expect(await api.dataSource.query('SELECT FROM contents')).toHaveLength(0);

    const own = await confirm(id, preparer);
    expect([own.status, own.body.code]).toEqual([409, 'confirmed_by_another']);
    expect((await confirm(id)).body.state).toBe('running');
    await run(id);
    expect((await preparer.get(at(id))).body).toMatchObject({
      state: 'done',
      progress: 100,
      counts: { done: 3 },
    });

    const listed = JSON.parse((await read('/delivery/v1/contents?organization=city')).payload).items;
    expect(
      listed.map(
        ({
          title,
          publishedAt,
          organization,
        }: {
          title: string;
          publishedAt: string;
          organization: { code: string };
        }) => [title, publishedAt, organization.code],
      ),
    ).toEqual([
      ['区级二', '2020-12-31T15:59:00.000Z', 'town-2'],
      ['区级一', '2020-03-01T16:00:00.000Z', 'town-1'],
      ['市级一', '2019-05-01T00:30:00.000Z', 'city'],
    ]);
    for (const [address, host, title] of [
      ['/art/1.html?id=1', 'old.example', '市级一'],
      ['/news/2.html', 'localhost', '区级一'],
      // The old site by a new name: only one site had this path.
      ['/art/3.html', 'localhost', '区级二'],
    ] as const) {
      const { statusCode, headers } = await read(address, host);
      const page = new URL(String(headers.location));
      expect([address, statusCode, (await read(page.pathname)).payload.includes(title)]).toEqual([
        address,
        301,
        true,
      ]);
    }
    expect((await read('/art/1.html?id=2', 'old.example')).statusCode).toBe(404);
    expect((await read('/api/v1/nothing')).statusCode).toBe(404);
    const [, second] = await rows(id);
    const item = (await preparer.get(`/api/v1/contents/${second.contentId}`)).body;
    expect([item.state, item.article.html]).toEqual(['published', '<p>第一段</p><p>第二段 &lt;b&gt;</p>']);
  });

  it('goes nowhere else without a review', async () => {
    const id = await anImport();
    await upload(id, [['图文', '只在网站', '2018-01-01', '', '<p>x</p>', '', '', '', '']]);
    await confirm(id);
    await run(id);
    const [row] = await rows(id);
    const account = await (
      await api.as('admin')
    ).post('/api/v1/channel-accounts', {
      ...{ organizationId: city.id, platform: 'custom', name: '一群', credentials: {} },
      settings: { displayName: '一群', preset: 'wechat_group' },
    });
    const planned = await preparer.post(`/api/v1/contents/${row.contentId}/publications`, {
      channelAccountIds: [account.body.id],
    });
    expect([planned.status, planned.body.code]).toEqual([409, 'content_not_approved']);
    const [entry] = await api.dataSource.query(
      `SELECT details FROM audit_entries WHERE action = 'legacy_import.confirmed' AND object_id = $1`,
      [id],
    );
    expect(entry.details.tableSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells line by line what is wrong, and takes over the others alone', async () => {
    const id = await anImport();
    // Two lines of text in one cell are one row of a spreadsheet.
    const good: Line = ['图文', '好', '2019-01-01', '/good.html', '<p>x</p>\n<p>y</p>', '', '', '', ''];
    const answer = await upload(id, [
      good,
      ['图文', '', '昨天', 'art/1', '', 'nowhere', '没有', '', 'none.jpg'],
      ['图文', '同址', '2019-01-01', '/good.html', '<p><img src="gone.png"></p>', '', '', '', ''],
      ['音频', '没有声音', '2019-01-01', '', '', '', '', '', ''],
      ['图文', '将来', '2999-01-01', '', '<p>x</p>', '', '', '', ''],
    ]);
    expect(answer.body.counts).toMatchObject({ ready: 1, faulty: 4 });
    const codes = (await rows(id, '&state=faulty')).map(
      ({ line, faults }: { line: number; faults: { code: string }[] }) => [
        line,
        faults.map(({ code }) => code).sort(),
      ],
    );
    expect(codes).toEqual([
      [3, ['not_a_time', 'not_an_address', 'not_empty', 'not_empty', 'unit_not_found']],
      [4, ['address_twice', 'picture_missing']],
      [5, ['not_empty']],
      [6, ['in_the_future']],
    ]);
    const mended = await upload(id, [good, [...good.slice(0, 3), '/other.html', ...good.slice(4)]]);
    expect(mended.body.counts).toMatchObject({ ready: 2, faulty: 0 });
    await confirm(id);
    await run(id);
    expect((await upload(id, [good])).body.code).toBe('legacy_import_begun');
    const again = await anImport();
    expect((await upload(again, [good])).body.counts).toMatchObject({ ready: 0, faulty: 1 });
    expect((await confirm(again)).body.code).toBe('nothing_ready');
  });

  it('is confirmed by who looked at that very table, and by nobody who read one', async () => {
    const id = await anImport();
    const line = (title: string): Line => ['图文', title, '2016-01-01', '', '<p>x</p>', '', '', '', ''];
    const seen = (await upload(id, [line('看过的')])).body.tableSha256;
    await upload(id, [line('换过的')]);
    const late = await other.post(at(id, '/confirm'), { tableSha256: seen });
    expect([late.status, late.body.code]).toEqual([409, 'another_table']);
    await upload(id, [line('另一个人的')], other);
    expect((await confirm(id)).body.code).toBe('confirmed_by_another');
    expect((await confirm(id, preparer)).body.state).toBe('running');
  });

  it('leaves a line whose address another import took meanwhile, and goes on', async () => {
    const lines: Line[] = ['/same.html', '/own.html'].map((path, n) => [
      '图文',
      `并行 ${n}`,
      '2016-01-01',
      path,
      '<p>x</p>',
      '',
      '',
      '',
      '',
    ]);
    const [one, two] = [await anImport(), await anImport()];
    await upload(one, lines.slice(0, 1));
    await upload(two, lines);
    for (const id of [one, two]) {
      await confirm(id);
      await run(id);
    }
    expect((await preparer.get(at(two))).body).toMatchObject({
      state: 'done',
      counts: { done: 1, failed: 1 },
    });
    expect((await rows(two, '&state=failed'))[0].faults[0].code).toBe('address_taken');
  });

  it('takes each line over once, however many workers run and however often one dies', async () => {
    const id = await anImport();
    const lines = Array.from({ length: 40 }, (_, n): Line => [
      '图文',
      `第 ${n} 篇`,
      '2017-01-01',
      `/w/${n}.html`,
      '<p>x</p>',
      '',
      '',
      '',
      '',
    ]);
    await upload(id, lines);
    await confirm(id);
    await api.dataSource.query(
      `CREATE FUNCTION die_sometimes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF random() < 0.2 THEN RAISE EXCEPTION 'the worker died'; END IF; RETURN NEW; END $$`,
    );
    await api.dataSource.query(
      'CREATE TRIGGER dying BEFORE UPDATE ON legacy_import_rows FOR EACH ROW EXECUTE FUNCTION die_sometimes()',
    );
    const state = async () => (await preparer.get(at(id))).body.state;
    for (let turn = 0; turn < 200 && (await state()) === 'running'; turn += 1)
      await Promise.allSettled([run(id), run(id), run(id)]);
    await api.dataSource.query('DROP TRIGGER dying ON legacy_import_rows');
    expect(await state()).toBe('done');
    const [{ items, addresses }] = await api.dataSource.query(
      `SELECT (SELECT count(*)::int FROM contents WHERE title LIKE '第 % 篇') AS items,
              (SELECT count(*)::int FROM old_addresses WHERE import_id = $1) AS addresses`,
      [id],
    );
    expect([items, addresses]).toEqual([40, 40]);
  });

  it('brings episodes with their sound', async () => {
    const sound = await uploadAsset(preparer, {
      organizationId: city.id,
      bytes: anMp3(2),
      fileName: 'ep.mp3',
    });
    const id = await anImport();
    await preparer.put(at(id, '/files'), { files: [{ name: '音频/001.mp3', assetId: sound.body.id }] });
    const table = toCsv([
      ['类型', '标题', '发布时间', '音频', '期', '说明'],
      ['音频', '有声工会第一期', '2019-05-01', '音频/001.mp3', '第1期', '<p>本期说明</p>'],
    ]);
    const checked = await send(id, table);
    expect(checked.body.counts).toMatchObject({ ready: 1 });
    await confirm(id);
    await run(id);
    const [{ contentId }] = await rows(id);
    const delivered = JSON.parse((await read(`/delivery/v1/contents/${contentId}`)).payload);
    expect(delivered).toMatchObject({
      type: 'episode',
      media: { mediaType: 'audio/mpeg' },
      episode: { number: 1, notesHtml: '<p>本期说明</p>' },
    });
    const kept = await preparer.delete(`/api/v1/assets/${sound.body.id}`, sound.etag);
    expect(kept.body.code).toBe('asset_in_use');
  });

  it('S15 S18 is nobody’s but those who manage it', async () => {
    const id = await anImport();
    await api.aUser({ username: 'town-chief', roles: ['chief_editor'], organizationId: towns[0]!.id });
    await api.aUser({ username: 'city-editor', roles: ['editor'], organizationId: city.id });
    const [stranger, editor] = [await api.as('town-chief'), await api.as('city-editor')];
    const files = { files: [{ name: 'a.jpg', assetId: randomUUID() }] };
    const answers = [
      await stranger.get(at(id)),
      await stranger.get(at(id, '/rows')),
      await stranger.put(at(id, '/files'), files),
      await upload(id, [], stranger),
      await confirm(id, stranger),
      await stranger.post(at(id, '/cancel')),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect((await editor.post('/api/v1/legacy-imports', { organizationId: city.id, name: 'x' })).status).toBe(
      403,
    );
    expect((await preparer.put(at(id, '/files'), files)).body.errors[0].code).toBe('asset_not_found');
    const bad = await preparer.put(at(id, '/files'), {
      files: [{ name: '../../etc/passwd', assetId: randomUUID() }],
    });
    expect(bad.status).toBe(400);
    expect((await stranger.get('/api/v1/legacy-imports')).body.items).toEqual([]);
  });
});
