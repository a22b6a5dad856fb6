import { MINUTE_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { RenderAsset } from '@haojiao/features/assets';
import { aDraft, aPhoto, publishToSite, startTestApi, untilHeard, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

const HOST = 'https://news.example.test';

describe('previews of what delivery would give', () => {
  let api: TestApi;
  let author: ApiCaller;
  let stranger: ApiCaller;
  let county: { id: string };
  let later = 0;

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: HOST } });
    const clock = api.app.get<Clock>(CLOCK, { strict: false });
    const now = clock.now.bind(clock);
    clock.now = () => new Date(now().getTime() + later);
    county = await api.aUnit({ code: 'county' });
    const other = await api.aUnit({ code: 'other' });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: county.id });
    await api.aUser({ username: 'stranger', roles: ['author'], organizationId: other.id });
    [author, stranger] = await Promise.all([api.as('author'), api.as('stranger')]);
  });
  afterEach(() => {
    later = 0;
  });
  afterAll(() => api.close());

  const pathOf = (url: string) => url.slice(HOST.length);
  const open = async (path: string, headers: Record<string, string> = {}) => {
    await untilHeard(api);
    return api.app.inject({ url: path, headers });
  };
  const aPreview = async (contentId: string, wish: object = {}, by = author) => {
    const answer = await by.post(`/api/v1/contents/${contentId}/delivery-previews`, wish);
    return { ...answer, path: answer.status === 201 ? pathOf(answer.body.url) : '' };
  };
  const aPicture = async () => {
    const photo = await uploadAsset(author, {
      ...{ organizationId: county.id, bytes: await aPhoto(1600, 1000), fileName: 'a.jpg', altText: '现场' },
    });
    await api.app.get(RenderAsset, { strict: false }).run(photo.body.id);
    return photo.body.id as string;
  };

  it('give the very document, with files below themselves that no public address leads to', async () => {
    const coverAssetId = await aPicture();
    const html = `<p>图</p><img data-asset-id="${coverAssetId}" alt="">`;
    const draft = await aDraft(author, county.id, { slug: 'seen-early', coverAssetId, article: { html } });
    const preview = await aPreview(draft.body.id);
    expect([preview.status, preview.body]).toEqual([
      201,
      {
        id: expect.any(String),
        revisionId: draft.body.currentRevisionId,
        url: `${HOST}/delivery/v1/previews/${preview.body.token}`,
        pageUrl: `${HOST}/sites/preview/items/${preview.body.token}`,
        token: expect.stringMatching(/^[\w-]{43}$/),
        expiresAt: expect.any(String),
      },
    ]);
    const seen = await open(preview.path);
    expect([seen.statusCode, seen.headers['cache-control'], seen.headers['x-robots-tag']]).toEqual([
      ...[200, 'private, no-store', 'noindex, nofollow'],
    ]);
    expect([seen.headers['referrer-policy'], seen.headers.etag]).toEqual(['no-referrer', undefined]);

    await publishToSite(api, draft.body.id);
    const published = (await open('/delivery/v1/contents/seen-early')).payload;
    const files = `${preview.body.url}/files/`;
    const atHome = published.replace(new RegExp(`${HOST}/assets/([^/]+)/[0-9a-f]{32}/`, 'g'), `${files}$1/`);
    const times = { publishedAt: '', updatedAt: '' };
    expect({ ...seen.json(), ...times }).toEqual({ ...JSON.parse(atHome), ...times });

    const cover = pathOf(seen.json().cover.url);
    const file = await open(cover);
    expect([file.statusCode, file.headers['content-type'], file.headers['cache-control']]).toEqual([
      ...[200, 'image/jpeg', 'private, no-store'],
    ]);
    const part = await open(cover, { range: 'bytes=2-5' });
    expect([part.statusCode, part.headers['content-range']]).toEqual([
      ...[206, `bytes 2-5/${file.rawPayload.length}`],
    ]);
    expect(part.rawPayload).toEqual(file.rawPayload.subarray(2, 6));
    const unnamed = await aPicture();
    for (const path of [cover.replace(coverAssetId, unnamed), cover.replace('medium', 'original')])
      expect((await open(path)).statusCode).toBe(404);
  });

  it('are a page for people that says what it is, is kept by nobody and counts nobody', async () => {
    const draft = await aDraft(author, county.id, { title: '给领导先看看' });
    const { id, pageUrl } = (await aPreview(draft.body.id)).body;
    const page = await open(pathOf(pageUrl));
    expect([page.statusCode, page.headers['cache-control'], page.headers['x-robots-tag']]).toEqual([
      ...[200, 'no-store', 'noindex, nofollow'],
    ]);
    expect(page.payload).toContain('<h1>给领导先看看</h1>');
    expect(page.payload).toContain('尚未发布');
    expect(page.payload).not.toContain('data-content-id');
    await author.post(`/api/v1/delivery-previews/${id}/revoke`);
    expect((await open(pathOf(pageUrl))).statusCode).toBe(404);
  });

  it('show one revision, whatever is saved later, and a chosen one of before', async () => {
    const draft = await aDraft(author, county.id, { title: '第一稿' });
    const first = await aPreview(draft.body.id);
    await author.patch(`/api/v1/contents/${draft.body.id}`, { title: '第二稿' }, draft.etag);
    const second = await aPreview(draft.body.id);
    const chosen = await aPreview(draft.body.id, { revisionId: draft.body.currentRevisionId });
    const titles = await Promise.all(
      [first, second, chosen].map(async ({ path }) => (await open(path)).json().title),
    );
    expect(titles).toEqual(['第一稿', '第二稿', '第一稿']);
    const foreign = await aDraft(author, county.id);
    const wrong = await aPreview(draft.body.id, { revisionId: foreign.body.currentRevisionId });
    expect([wrong.status, wrong.body.code]).toEqual([404, 'revision_not_found']);
  });

  it('end with their time, with their revocation and with the right of whoever made them', async () => {
    const coverAssetId = await aPicture();
    const draft = await aDraft(author, county.id, { coverAssetId });
    const closes = async (path: string, cover: string) => {
      for (const each of [path, cover]) {
        const answer = await open(each);
        expect([answer.statusCode, answer.json().code, answer.headers['cache-control']]).toEqual([
          ...[404, 'preview_not_found', 'no-store'],
        ]);
      }
    };
    const opened = async (path: string) => pathOf((await open(path)).json().cover.url);

    const short = await aPreview(draft.body.id, { expiresInMinutes: 10 });
    const inShort = await opened(short.path);
    later = 10 * MINUTE_MS - 1_000;
    expect((await open(short.path)).statusCode).toBe(200);
    later = 10 * MINUTE_MS;
    await closes(short.path, inShort);
    later = 0;

    const revoked = await aPreview(draft.body.id);
    const inRevoked = await opened(revoked.path);
    const address = `/api/v1/delivery-previews/${revoked.body.id}/revoke`;
    expect((await stranger.post(address)).status).toBe(404);
    const answer = await author.post(address);
    expect([answer.status, answer.body.state, answer.body.revokedAt]).toEqual([
      200,
      'revoked',
      expect.any(String),
    ]);
    await closes(revoked.path, inRevoked);
    expect((await author.post(address)).body).toEqual(answer.body);

    const leaver = await api.aUser({ username: 'leaver', roles: ['author'], organizationId: county.id });
    const left = await aPreview(draft.body.id, {}, await api.as('leaver'));
    const inLeft = await opened(left.path);
    await (
      await api.as('admin')
    ).put(`/api/v1/organizations/${county.id}/members/${leaver.id}`, {
      roles: ['correspondent'],
    });
    await closes(left.path, inLeft);
  });

  it('are made by those who write there, listed without their secret, and on record', async () => {
    const draft = await aDraft(author, county.id);
    expect((await aPreview(draft.body.id, {}, stranger)).status).toBe(404);
    expect((await aPreview(draft.body.id, { expiresInMinutes: 7 * 24 * 60 + 1 })).status).toBe(400);
    expect((await aPreview(draft.body.id, { forever: true })).status).toBe(400);
    const again = { 'idempotency-key': 'same-preview' };
    const issue = () => author.post(`/api/v1/contents/${draft.body.id}/delivery-previews`, {}, again);
    const [one, other] = [await issue(), await issue()];
    expect(other.body).toEqual(one.body);
    const listed = await author.get(`/api/v1/contents/${draft.body.id}/delivery-previews`);
    expect(listed.body.items).toEqual([
      expect.objectContaining({ id: one.body.id, state: 'open', revisionNumber: 1, createdByName: 'author' }),
    ]);
    expect((await stranger.get(`/api/v1/contents/${draft.body.id}/delivery-previews`)).status).toBe(404);
    const [kept] = await api.dataSource.query('SELECT * FROM delivery_previews WHERE id = $1', [one.body.id]);
    const trail = await api.dataSource.query(
      `SELECT action, details FROM audit_entries WHERE object_id = $1 AND action LIKE 'delivery_preview.%'`,
      [draft.body.id],
    );
    expect(trail).toEqual([
      { action: 'delivery_preview.issued', details: expect.objectContaining({ previewId: one.body.id }) },
    ]);
    expect(JSON.stringify([listed.body, kept, trail])).not.toContain(one.body.token);
  });

  it.each(['x', 'A'.repeat(43), '%00'.repeat(3)])('say nothing of a made-up token: %s', async (token) => {
    const answer = await open(`/delivery/v1/previews/${token}`);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'preview_not_found']);
  });
});
