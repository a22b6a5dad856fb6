import { aForm, openImportDesk } from '@haojiao/testing';
import type { ApiCaller, ImportDesk } from '@haojiao/testing';
import type { Clock } from '@haojiao/kernel';

describe('an import', () => {
  let desk: ImportDesk;
  let colleague: ApiCaller;
  let editor: ApiCaller;
  let stranger: ApiCaller;
  let reader: ApiCaller;

  beforeAll(async () => {
    desk = await openImportDesk();
    const { api } = desk;
    const unit = await api.aUnit({ code: 'other' });
    await api.aUser({ username: 'colleague', roles: ['author'] });
    await api.aUser({ username: 'editor', roles: ['editor'] });
    await api.aUser({ username: 'stranger', roles: ['chief_editor'], organizationId: unit.id });
    await api.aUser({ username: 'reader', roles: ['administrator'] });
    [colleague, editor, stranger, reader] = (await Promise.all(
      ['colleague', 'editor', 'stranger', 'reader'].map((name) => api.as(name)),
    )) as [ApiCaller, ApiCaller, ApiCaller, ApiCaller];
  });
  afterAll(() => desk.api.close());

  const text = '送清凉活动启动\n全市工会***精神学习。\n责任编辑: 李某';
  const imported = async (body: object = {}) => (await desk.paste({ text, ...body })).body;

  it('becomes a draft that remembers it, once', async () => {
    const { id } = await imported({ sourceUrl: 'https://news.example/a' });
    await desk.writer.post(`/api/v1/imports/${id}/repairs`, {
      accept: [{ kind: 'editor_line' }, { kind: 'repeated_title' }],
    });
    const draft = await desk.writer.post(`/api/v1/imports/${id}/draft`, {});
    expect(draft.status).toBe(201);
    expect(draft.body).toMatchObject({
      ...{ state: 'draft', type: 'article', title: '送清凉活动启动' },
      article: { html: '<p>全市工会***精神学习。</p>' },
      source: { name: 'news.example', url: 'https://news.example/a' },
    });
    const again = await desk.writer.post(`/api/v1/imports/${id}/draft`, {});
    expect([again.status, again.body.code]).toEqual([409, 'import_not_ready']);
    const { body: list } = await desk.writer.get(`/api/v1/imports?contentId=${draft.body.id}`);
    expect(list.items).toMatchObject([
      { id, state: 'drafted', contentId: draft.body.id, creatorName: '王编辑' },
    ]);
    expect((await desk.writer.delete(`/api/v1/imports/${id}`)).status).toBe(409);
    const [row] = await desk.api.dataSource.query('SELECT original_object FROM imports WHERE id = $1', [id]);
    expect(row.original_object).toMatch(/^[0-9a-f]{64}$/);
    expect((await desk.writer.get(`/api/v1/imports/${id}/original`)).text).toBe(text);
  });

  it('tells its encoding', async () => {
    const words = '工会服务职工，号角在这里吹响。各级工会认真学习。';
    const gbk = Buffer.from('b9a4bbe1b7fecef1d6b0b9a4a3acbac5bdc7d4dad5e2c0efb4b5cfeca1a3', 'hex');
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(words, 'utf16le')]);
    for (const [bytes, name, hasMark, expected] of [
      [gbk, 'gb18030', false, '工会服务职工，号角在这里吹响。'],
      [Buffer.from(`\ufeff${words}`), 'utf-8', true, words],
      [wide, 'utf-16le', true, words],
      [wide.subarray(2), 'utf-16le', false, words],
    ] as const) {
      const { body } = await desk.sendFile(bytes, 'a.txt');
      expect([body.state, body.encoding?.name, body.encoding?.hasMark, body.text]).toEqual([
        'ready',
        name,
        hasMark,
        expected,
      ]);
      expect(body.encoding.confidence).toBeGreaterThan(0.5);
    }
  });

  it('of Markdown keeps its form', async () => {
    const { body } = await desk.sendFile(
      Buffer.from(
        '# 标题\n\n正文 **重点** ***\n\n- 甲\n- 乙\n\n> 引用\n\n| 单位 | 数 |\n| --- | --- |\n| 甲厂 | 1 |\n\n<script>x</script>',
      ),
      'a.md',
    );
    expect([body.kind, body.title]).toEqual(['markdown', '标题']);
    expect(body.html).toContain('<strong>重点</strong> ***</p>');
    expect(body.html).toContain('<ul><li>甲</li><li>乙</li></ul>');
    expect(body.html).toContain('<td>甲厂</td><td>1</td>');
    expect(body.html).toContain('&lt;script&gt;');
  });

  it('S15 S16 of another unit is not found, by any door and in no list', async () => {
    const { id } = await imported();
    const doors: [string, string, object?][] = [
      ['GET', ''],
      ['GET', '/original'],
      ['GET', '/repairs'],
      ['DELETE', ''],
      ['POST', '/repairs', { accept: [{ kind: 'editor_line' }] }],
      ['POST', '/pictures', { urls: ['https://a.example/1'] }],
      ['POST', '/tracked-changes', { choice: 'accept' }],
      ['POST', '/draft', {}],
    ];
    for (const [method, path, body] of doors) {
      const { status } = await stranger.send(method as 'GET', `/api/v1/imports/${id}${path}`, body);
      expect([method, path, status]).toEqual([method, path, 404]);
    }
    expect((await stranger.get('/api/v1/imports')).body.items).toEqual([]);
    expect((await desk.paste({ text }, stranger)).status).toBe(404);
  });

  it('is read by the unit, worked on by whoever imported it and by editors', async () => {
    const { id } = await imported();
    const reject = { reject: [{ kind: 'editor_line' }] };
    expect((await reader.get(`/api/v1/imports/${id}`)).status).toBe(200);
    expect((await reader.post(`/api/v1/imports/${id}/repairs`, reject)).status).toBe(403);
    expect((await colleague.get(`/api/v1/imports/${id}`)).status).toBe(200);
    for (const [path, body] of [
      ['repairs', reject],
      ['draft', {}],
    ] as const) {
      const { status, body: answer } = await colleague.post(`/api/v1/imports/${id}/${path}`, body);
      expect([status, answer.code]).toEqual([403, 'import_of_another_author']);
    }
    expect((await colleague.delete(`/api/v1/imports/${id}`)).status).toBe(403);
    expect((await editor.post(`/api/v1/imports/${id}/repairs`, reject)).status).toBe(201);
    expect((await reader.post('/api/v1/imports', { organizationId: desk.api.root.id, text })).status).toBe(
      403,
    );
  });

  it('S20 takes no member that is not its own', async () => {
    const { id, damages } = await imported();
    for (const [path, body] of [
      ['', { organizationId: desk.api.root.id, text, state: 'drafted' }],
      ['', { organizationId: desk.api.root.id, text, html: '<p>x</p>' }],
      ['', { organizationId: desk.api.root.id }],
      [`/${id}/repairs`, { accept: ['d1'], actorId: id }],
      [`/${id}/repairs`, { accept: [{ kind: 'editor_line', proposal: 'x' }] }],
      [`/${id}/repairs`, { accept: [damages[0].id], reject: [damages[0].id] }],
      [`/${id}/repairs`, { accept: ['d99999'] }],
      [`/${id}/repairs`, {}],
      [`/${id}/draft`, { state: 'approved' }],
      [`/${id}/draft`, { organizationId: desk.api.root.id }],
      [`/${id}/draft`, { article: { html: '<p>x</p>' } }],
    ] as const) {
      const { status } = await desk.writer.post(`/api/v1/imports${path}`, body);
      expect([path, JSON.stringify(body), status]).toEqual([path, JSON.stringify(body), 400]);
    }
    const form = aForm([
      { name: 'organizationId', value: desk.api.root.id },
      { name: 'createdBy', value: id },
      { name: 'file', value: Buffer.from(text), fileName: 'a.txt' },
    ]);
    expect((await desk.writer.post('/api/v1/imports', form.body, form.headers)).status).toBe(400);
  });

  it('S06 S24 hands its original out as a download only', async () => {
    const { body } = await desk.sendFile(
      Buffer.from('<html><script>alert(1)</script><p>正文文字</p></html>'),
      '<b>页.html',
    );
    const { headers, text: bytes } = await desk.writer.get(`/api/v1/imports/${body.id}/original`);
    expect(bytes).toContain('<script>');
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''b%E9%A1%B5\.html$/);
  });

  it('goes with everything in it when it is deleted', async () => {
    const { id } = await imported();
    const [before] = await desk.api.dataSource.query('SELECT original_object FROM imports WHERE id = $1', [
      id,
    ]);
    expect((await desk.writer.delete(`/api/v1/imports/${id}`)).status).toBe(204);
    expect((await desk.writer.get(`/api/v1/imports/${id}`)).status).toBe(404);
    const [row] = await desk.api.dataSource.query('SELECT state, html, title FROM imports WHERE id = $1', [
      id,
    ]);
    expect(row).toEqual({ state: 'removed', html: '', title: '' });
    const { ObjectStorage } = await import('@haojiao/infrastructure/storage');
    const storage = desk.api.app.get(ObjectStorage, { strict: false });
    expect(await storage.has(before.original_object)).toBe(false);
  });

  it('expires after 30 days, unless it became a draft', async () => {
    const { CLOCK } = await import('@haojiao/infrastructure/clock');
    const clock = desk.api.app.get<Clock>(CLOCK, { strict: false });
    const now = clock.now.bind(clock);
    const { id } = await imported();
    const { id: drafted } = await imported();
    await desk.writer.post(`/api/v1/imports/${drafted}/draft`, {});
    const day = 86_400_000;
    clock.now = () => new Date(Date.now() + 29 * day);
    await desk.removeExpired();
    expect((await desk.writer.get(`/api/v1/imports/${id}`)).status).toBe(200);
    clock.now = () => new Date(Date.now() + 31 * day);
    expect(await desk.removeExpired()).toBeGreaterThan(0);
    clock.now = now;
    expect((await desk.writer.get(`/api/v1/imports/${id}`)).status).toBe(404);
    expect((await desk.writer.get(`/api/v1/imports/${drafted}`)).status).toBe(200);
  });

  it('S08 larger than its limit is cut off', async () => {
    const { status, body } = await desk.sendFile(Buffer.alloc(5 * 1024 * 1024, 'a'), 'a.txt');
    expect([status, body.code]).toEqual([413, 'import_too_large']);
  });
});
