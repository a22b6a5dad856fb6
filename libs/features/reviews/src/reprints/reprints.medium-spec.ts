import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readForeignPage } from '@haojiao/infrastructure/http';
import { aDraft, startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { CaptureOriginals } from './capture-originals';

const SOURCE_URL = 'https://www.news.cn/politics/1.html';

describe('reprints', () => {
  let api: TestApi;
  let unit: { id: string };
  let author: ApiCaller;
  let chief: ApiCaller;
  let sourceId: string;

  beforeAll(async () => {
    api = await startTestApi();
    unit = await api.aUnit({ code: 'county' });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit.id });
    await api.aUser({ username: 'chief', roles: ['chief_editor'], organizationId: unit.id });
    author = await api.as('author');
    chief = await api.as('chief');
    const admin = await api.as('admin');
    sourceId = (await listed(admin, api.root.id)).body.id;
  });

  afterAll(() => api.close());

  const listed = (caller: ApiCaller, organizationId: string, wish: object = {}) =>
    caller.post('/api/v1/reprint-sources', {
      organizationId,
      name: '新华社',
      hosts: ['news.cn'],
      kind: 'central',
      validFrom: '2021-10-20',
      ...wish,
    });

  const aReprint = (wish: object = {}) =>
    aDraft(author, unit.id, {
      source: { name: '新华社', url: SOURCE_URL },
      reprint: { sourceTitle: '春送岗位进园区', permissionBasis: '稿源单位名单（2021）' },
      ...wish,
    });

  const keep = (
    id: string,
    body: object = { html: '<h1>春送岗位进园区</h1><script>1</script><p>原文。</p>' },
  ) => author.post(`/api/v1/contents/${id}/reprint-snapshots`, body);

  const codesOf = (answer: { body: { errors: { path: string; code: string }[] } }) =>
    answer.body.errors.map(({ path, code }) => `${path} ${code}`);
  /** Those of the item itself. */
  const findings = async (id: string) => {
    const { body } = await author.post(`/api/v1/contents/${id}/checks`, {});
    const all = body.findings as {
      code: string;
      severity: string;
      message: string;
      platform: string | null;
    }[];
    return all.filter(({ platform }) => platform === null);
  };
  describe('an item', () => {
    it('carries what is told of its original, changes and loses it, and is compared by it', async () => {
      const made = await aReprint();
      expect(made.body.reprint).toEqual({
        sourceTitle: '春送岗位进园区',
        permissionBasis: '稿源单位名单（2021）',
      });
      const url = `/api/v1/contents/${made.body.id}`;
      const named = await author.patch(url, { reprint: { originalAuthor: '记者甲' } }, made.etag);
      expect(named.body.reprint).toMatchObject({ sourceTitle: '春送岗位进园区', originalAuthor: '记者甲' });
      const own = await author.patch(url, { reprint: null }, named.etag);
      expect(own.body).not.toHaveProperty('reprint');
      const { body } = await author.get(
        `${url}/revisions/compare?from=${made.body.currentRevisionId}&to=${own.body.currentRevisionId}`,
      );
      expect(body.changes).toMatchObject([{ path: 'reprint', after: null }]);
    });

    it('of our own has no such member, so that fingerprints of old stay', async () => {
      const { body } = await aDraft(author, unit.id);
      const [row] = await api.dataSource.query('SELECT document FROM content_revisions WHERE id = $1', [
        body.currentRevisionId,
      ]);
      expect(Object.keys(row.document)).not.toContain('reprint');
    });

    it('needs title and basis in its reprint', async () => {
      const body = { source: { name: '新华社' }, reprint: { sourceTitle: '  ', permissionBasis: '' } };
      const refused = await author.post('/api/v1/contents', {
        organizationId: unit.id,
        type: 'article',
        title: '题',
        article: { html: '<p>文</p>' },
        ...body,
      });
      expect(codesOf(refused)).toEqual(
        expect.arrayContaining(['reprint.sourceTitle not_empty', 'reprint.permissionBasis min_length']),
      );
    });
  });

  it('warns of a title that is not the original’s, with the difference', async () => {
    const { body } = await aReprint({ title: '春送岗位走进高新园区' });
    await keep(body.id);
    const [finding] = await findings(body.id);
    expect(finding).toMatchObject({ code: 'reprint_title_differs', severity: 'warning' });
    expect(finding?.message).toContain('增加');
  });

  describe('the list of sources', () => {
    it('is inherited downwards and managed where one may', async () => {
      const seen = await author.get(`/api/v1/reprint-sources?organizationId=${unit.id}`);
      expect(seen.body.items.map(({ id }: { id: string }) => id)).toContain(sourceId);
      expect((await author.get(`/api/v1/reprint-sources/${sourceId}`)).status).toBe(200);
      const { etag } = await author.get(`/api/v1/reprint-sources/${sourceId}`);
      expect((await author.patch(`/api/v1/reprint-sources/${sourceId}`, { note: '改' }, etag)).status).toBe(
        403,
      );
      const refused = await chief.patch(`/api/v1/reprint-sources/${sourceId}`, { note: '改' }, etag);
      expect([403, 404]).toContain(refused.status);
      expect((await listed(author, unit.id, { name: '甲' })).status).toBe(403);
    });

    it('of another branch is not found', async () => {
      const other = await api.aUnit();
      await api.aUser({ username: 'other-chief', roles: ['chief_editor'], organizationId: other.id });
      const stranger = await api.as('other-chief');
      const made = await listed(chief, unit.id, { name: '县报', hosts: ['county.cn'], kind: 'own' });
      const url = `/api/v1/reprint-sources/${made.body.id}`;
      expect((await stranger.get(url)).status).toBe(404);
      expect((await stranger.delete(url, made.etag)).status).toBe(404);
      const list = await stranger.get(`/api/v1/reprint-sources?organizationId=${unit.id}`);
      expect(list.status).toBe(404);
      expect((await chief.delete(url, '"9"')).status).toBe(412);
      expect((await chief.delete(url, made.etag)).status).toBe(204);
      expect((await chief.get(url)).body).toMatchObject({ state: 'removed', standing: 'removed' });
    });

    it('comes from a file whole, or not at all with every fault by its line', async () => {
      const send = (csv: string) =>
        chief.post('/api/v1/reprint-sources/imports', { organizationId: unit.id, csv });
      const head = 'name,hosts,kind,valid_from,note\n';
      const bad = await send(
        `${head}人民日报,people.com.cn,central,2021-10-20,\n乙,weibo.com,nobody,20211020,\n`,
      );
      expect([bad.status, codesOf(bad)]).toEqual([
        400,
        ['lines.3.hosts.0 host_shared', 'lines.3.validFrom date_invalid', 'lines.3.kind not_one_of'],
      ]);
      const none = await chief.get('/api/v1/reprint-sources?q=人民日报');
      expect(none.body.items).toEqual([]);
      const csv = `${head}人民日报,people.com.cn;people.cn,central,2021-10-20,\n工人日报,workercn.cn,central,2021-10-20,\n`;
      expect((await send(csv)).body).toEqual({ created: 2, changed: 0 });
      expect((await send(csv.replace('2021-10-20,\n工', '2022-01-01,\n工'))).body).toEqual({
        created: 0,
        changed: 2,
      });
      const [people] = (await chief.get('/api/v1/reprint-sources?q=人民日报')).body.items;
      expect(people).toMatchObject({ hosts: ['people.com.cn', 'people.cn'], validFrom: '2022-01-01' });
      expect(
        (await author.post('/api/v1/reprint-sources/imports', { organizationId: unit.id, csv })).status,
      ).toBe(403);
    });
  });

  describe('an original', () => {
    let server: Server;
    let origin: string;
    let answer: (response: ServerResponse) => void;

    beforeAll(async () => {
      server = createServer((_request, response) => answer(response));
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    afterAll(() => new Promise((done) => (server.closeAllConnections(), server.close(done))));

    /** The guarded client itself, told that this one server is the operator's. */
    const trusting = async (work: () => Promise<void>) => {
      const originals = api.app.get<object>(CaptureOriginals, { strict: false }) as { readPage: unknown };
      const before = originals.readPage;
      originals.readPage = (url: string, options: object) =>
        readForeignPage(url, { ...options, trustedOrigins: [origin] });
      try {
        await work();
      } finally {
        originals.readPage = before;
      }
    };

    it('is fetched, cleaned, and kept with hash, place and time', async () => {
      const { body } = await aReprint();
      answer = (response) =>
        response
          .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
          .end(
            '<html><head><title>原题</title></head><body><p onclick="x()">原文</p><script>x()</script></body></html>',
          );
      await trusting(async () => {
        const kept = await keep(body.id, { url: `${origin}/a` });
        expect(kept.status).toBe(201);
        expect(kept.body).toMatchObject({
          means: 'fetched',
          finalUrl: `${origin}/a`,
          title: '原题',
          html: '<p>原文</p>',
          text: '原文',
        });
        expect(kept.body.sha256).toMatch(/^[0-9a-f]{64}$/);
      });
      const list = await author.get(`/api/v1/contents/${body.id}/reprint-snapshots`);
      expect(list.body.items).toHaveLength(1);
      await expect(api.dataSource.query(`UPDATE reprint_snapshots SET text = '假'`)).rejects.toThrow(
        'append-only',
      );
    });

    it.each([
      [
        'is no page',
        (response: ServerResponse) => response.writeHead(200, { 'content-type': 'image/png' }).end('x'),
      ],
      [
        'is missing',
        (response: ServerResponse) => response.writeHead(404, { 'content-type': 'text/html' }).end('x'),
      ],
      [
        'is too large',
        (response: ServerResponse) =>
          response.writeHead(200, { 'content-type': 'text/html' }).end(Buffer.alloc(4 * 1024 * 1024, 97)),
      ],
      [
        'leads inside',
        (response: ServerResponse) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
      ],
    ])('that %s is not kept', async (_, how) => {
      answer = how;
      const { body } = await aReprint();
      await trusting(async () => {
        const refused = await keep(body.id, { url: `${origin}/a` });
        expect([refused.status, refused.body.code]).toEqual([422, 'original_unreadable']);
      });
    });

    it.each(['https://127.0.0.1/', 'https://169.254.169.254/latest/', 'http://10.0.0.1/', 'https://[::1]/'])(
      'S01 S04 at %s is never asked for, and told in the same words',
      async (url) => {
        const { body } = await aReprint();
        const refused = await keep(body.id, { url });
        expect(refused.body).toMatchObject({ code: 'original_unreadable' });
        expect(refused.body.detail).toContain('网页打不开');
      },
    );

    it('is put in by those who may write the item, and read by those who may read it', async () => {
      const { body } = await aReprint();
      const other = await api.aUnit();
      await api.aUser({ username: 'stranger', roles: ['author'], organizationId: other.id });
      const stranger = await api.as('stranger');
      const url = `/api/v1/contents/${body.id}/reprint-snapshots`;
      expect((await stranger.post(url, { html: '<p>x</p>' })).status).toBe(404);
      expect((await stranger.get(url)).status).toBe(404);
    });
  });
});
