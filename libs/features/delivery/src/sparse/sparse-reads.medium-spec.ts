import { aDeliveredItem, startTestApi, untilHeard } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import { SparseReads } from './sparse-reads';

const HOST = 'https://news.example.test';

describe('answers with the wanted fields alone', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: HOST } });
    const county = await api.aUnit({ code: 'county', name: '县总工会' });
    const cover = { url: `${HOST}/a.jpg`, alt: '图', renditions: [{ name: 'small', url: `${HOST}/s.jpg` }] };
    await aDeliveredItem(api.dataSource, HOST, {
      ...{ organizationId: county.id, slug: 'one', title: '题', tags: ['甲'], cover },
    });
  });
  afterAll(() => api.close());

  const get = async (path: string, headers: Record<string, string> = {}) => {
    await untilHeard(api);
    return api.app.inject({ url: `/delivery/v1/contents${path}`, headers });
  };

  it('are made of the item and of lists, with tags of their own', async () => {
    const whole = await get('/one');
    const sparse = await get('/one?fields=title,cover.url,article.html,brand');
    expect(sparse.json()).toEqual({
      ...{ title: '题', cover: { url: `${HOST}/a.jpg` }, article: { html: '<p>正文</p>' } },
    });
    expect(sparse.headers.etag).not.toBe(whole.headers.etag);
    expect(sparse.headers['last-modified']).toBe(whole.headers['last-modified']);
    const again = await get('/one?fields=brand,article.html,cover.url,title,title', {
      'if-none-match': String(sparse.headers.etag),
    });
    expect(again.statusCode).toBe(304);
    const list = await get('?organization=county&fields=slug,organization.name');
    expect(list.json()).toEqual({
      ...{ items: [{ slug: 'one', organization: { name: '县总工会' } }], nextCursor: null },
    });
    expect((await get('?fields=slug&organization=county&tag=%E4%B9%99')).json().items).toEqual([]);
  });

  it('take one room however their fields are written', async () => {
    const reads: SparseReads = api.app.get(SparseReads, { strict: false });
    const entries = reads['kept']['entries'];
    const before = entries.size;
    for (const fields of ['id,tags', 'tags,id', 'id,id,tags', ' tags , id ', 'tags%2Cid'])
      expect((await get(`?limit=3&fields=${fields.replaceAll(' ', '%20')}`)).json().items[0].tags).toEqual([
        '甲',
      ]);
    for (const address of ['?fields=id,tags&limit=3', '?limit=3&fields=tags,id']) await get(address);
    expect(entries.size).toBe(before + 1);
  });

  it('follow what is published', async () => {
    const before = (await get('?fields=slug')).json().items.length;
    const { id } = await api.aUnit({ code: 'further' });
    await aDeliveredItem(api.dataSource, HOST, { organizationId: id, slug: 'two' });
    expect((await get('?fields=slug')).json().items).toHaveLength(before + 1);
  });

  it('refuse what is not there, naming what is', async () => {
    for (const path of ['/one?fields=titel', '?fields=article.html', '?fields=', '/one?fields=a&fields=b']) {
      const answer = await get(path, { 'accept-language': 'en' });
      expect([path, answer.statusCode, answer.json().errors[0].path]).toEqual([path, 400, 'fields']);
    }
    const { errors } = (await get('?fields=titel', { 'accept-language': 'en' })).json();
    expect(errors[0]).toMatchObject({
      code: 'field_unknown',
      message: expect.stringContaining('canonicalUrl'),
    });
    expect((await get('/none?fields=title')).statusCode).toBe(404);
  });
});
