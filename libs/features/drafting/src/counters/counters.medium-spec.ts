import { aDraft, anAsset, startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

describe('the counters of an item', () => {
  let api: TestApi;
  let author: ApiCaller;
  let unitId: string;

  beforeAll(async () => {
    api = await startTestApi();
    unitId = (await api.aUnit()).id;
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unitId });
    author = await api.as('author');
  });
  afterAll(() => api.close());

  const limitOf = (
    body: { platforms: { platform: string; limits: { path: string }[] }[] },
    platform: string,
    path: string,
  ) => body.platforms.find((each) => each.platform === platform)?.limits.find((limit) => limit.path === path);

  it('tell length, time to read, pictures and the use of every platform’s limits', async () => {
    const picture = await anAsset(api, { organizationId: unitId });
    const { body: item } = await aDraft(author, unitId, {
      title: '标题 ab',
      article: { html: `<p>${'工'.repeat(800)}</p><img data-asset-id="${picture}" alt="会场">` },
    });
    const { body } = await author.get(`/api/v1/contents/${item.id}/counters`);
    expect(body).toMatchObject({
      title: { characters: 4, charactersWithSpaces: 5, weiboCharacters: 4, words: 3 },
      body: { characters: 800, words: 800 },
      pictures: 1,
      reading: { minutes: 3, seconds: 125, rates: { chineseCharactersPerMinute: 400 } },
    });
    expect(limitOf(body, 'wechat', 'title')).toMatchObject({
      used: 5,
      broken: false,
      readOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });

  it('are the same as the previews show', async () => {
    const { body: item } = await aDraft(author, unitId, { title: '春送岗位'.repeat(12) });
    const counters = await author.get(`/api/v1/contents/${item.id}/counters`);
    const preview = await author.get(`/api/v1/contents/${item.id}/previews/wechat`);
    const shown = preview.body.limits.map(({ path, used }: { path: string; used: number }) => [path, used]);
    const wechat = counters.body.platforms.find((each: { platform: string }) => each.platform === 'wechat');
    expect(wechat.limits.map(({ path, used }: { path: string; used: number }) => [path, used])).toEqual(
      shown,
    );
    expect(limitOf(counters.body, 'wechat', 'title')).toMatchObject({ used: 48, max: 32, broken: true });
  });

  it('count unsaved text with its variants as saved text, and keep nothing', async () => {
    const parts = { title: '题', summary: '摘要', article: { html: '<p>正文<b>一</b></p>' } };
    const variants = { wechat: { title: '微信上的题' } };
    const unsaved = await author.post('/api/v1/counters', { type: 'article', ...parts, variants });
    expect(unsaved.status).toBe(200);
    const { body: item } = await aDraft(author, unitId, { byline: '', tags: [], ...parts });
    await author.put(`/api/v1/contents/${item.id}/variants/wechat`, variants.wechat);
    const saved = await author.get(`/api/v1/contents/${item.id}/counters`);
    const without = (platforms: { platform: string; limits: { path: string }[] }[]) =>
      platforms.map(({ platform, limits }) => [
        platform,
        limits.filter(({ path }) => path !== 'canonicalUrl'),
      ]);
    expect(unsaved.body.body).toEqual(saved.body.body);
    expect(without(unsaved.body.platforms)).toEqual(without(saved.body.platforms));
    expect(limitOf(unsaved.body, 'wechat', 'title')).toMatchObject({ used: 5 });
  });

  it('take half a draft, and name what is no draft at all', async () => {
    const elsewhere = await anAsset(api, { organizationId: (await api.aUnit()).id });
    const half = await author.post('/api/v1/counters', {
      type: 'article',
      title: '',
      coverAssetId: elsewhere,
    });
    expect([half.status, half.body.body.characters]).toEqual([200, 0]);
    const wrong = await author.post('/api/v1/counters', {
      type: 'article',
      title: 7,
      state: 'approved',
      variants: { 'We-ibo': {}, weibo: { nope: 1 } },
      episode: { notesHtml: '' },
    });
    const faults = wrong.body.errors.map(
      ({ path, code }: { path: string; code: string }) => `${path} ${code}`,
    );
    expect(faults).toEqual(
      expect.arrayContaining([
        'title string',
        'state unknown_property',
        'variants.We-ibo object',
        'variants.weibo.nope unknown_property',
        'episode block_not_of_type',
      ]),
    );
    const bodies = [
      { type: 'constructor' },
      { type: 'article', organizationId: "' OR 1=1" },
      { variants: [] },
    ];
    for (const body of bodies) expect((await author.post('/api/v1/counters', body)).status).toBe(400);
  });

  it('are nobody’s business elsewhere', async () => {
    const unit = await api.aUnit();
    await api.aUser({ username: 'stranger', roles: ['author'], organizationId: unit.id });
    const stranger = await api.as('stranger');
    const { body: item } = await aDraft(author, unitId);
    expect((await stranger.get(`/api/v1/contents/${item.id}/counters`)).status).toBe(404);
    const there = await stranger.post('/api/v1/counters', {
      organizationId: unitId,
      type: 'article',
      title: '甲',
    });
    expect(there.status).toBe(404);
  });
});
