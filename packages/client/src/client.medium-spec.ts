import type { AddressInfo } from 'node:net';
import { HandOnWebhookEvents, SendWebhooks } from '@haojiao/features/delivery-webhooks';
import {
  aDeliveredItem,
  aDraft,
  aWebhookReceiver,
  publishToSite,
  startTestApi,
  takeFromSite,
  untilHeard,
} from '@haojiao/testing';
import type { ApiCaller, TestApi, WebhookReceiver } from '@haojiao/testing';
import { createDeliveryClient, verifyWebhook } from './index.ts';
import type { DeliveryClient } from './index.ts';

const HOST = 'https://news.example.test';

/** The client as it is, before the api as it is, over sockets. */
describe('the client and the api', () => {
  let api: TestApi;
  let receiver: WebhookReceiver;
  let author: ApiCaller;
  let unit: { id: string };
  let client: DeliveryClient;
  let statuses: number[] = [];
  let baseUrl: string;

  beforeAll(async () => {
    receiver = await aWebhookReceiver();
    api = await startTestApi({
      environment: { HAOJIAO_PUBLIC_URL: HOST, HAOJIAO_TRUSTED_ORIGINS: receiver.origin },
    });
    unit = await api.aUnit({ code: 'changxing' });
    await api.aUser({ username: 'author', roles: ['chief_editor'], organizationId: unit.id });
    author = await api.as('author');
    for (let item = 1; item <= 25; item += 1) {
      await aDeliveredItem(api.dataSource, HOST, {
        ...{ organizationId: unit.id, slug: `item-${item}`, title: `第${item}条`, tags: ['就业'] },
        publishedAt: new Date(Date.UTC(2026, 0, item)),
      });
    }
    await untilHeard(api);
    await api.app.listen(0, '127.0.0.1');
    baseUrl = `http://127.0.0.1:${(api.app.getHttpServer().address() as AddressInfo).port}`;
    client = createDeliveryClient({
      ...{ baseUrl, organization: 'changxing', cache: true, language: 'en-US' },
      fetch: async (url, wish) => {
        const answer = await fetch(url, wish);
        statuses.push(answer.status);
        return answer;
      },
    });
  });

  beforeEach(() => {
    statuses = [];
  });

  afterAll(async () => {
    await api.close();
    await receiver.close();
  });

  it('meet each item once, page by page, newest first', async () => {
    const slugs: string[] = [];
    for await (const item of client.contents.iterate({ tag: '就业', limit: 10 })) slugs.push(item.slug);
    expect(slugs).toEqual(Array.from({ length: 25 }, (_, index) => `item-${25 - index}`));
    expect(statuses).toEqual([200, 200, 200]);
  });

  it('say 304 the second time, and the same', async () => {
    const first = await client.contents.get('item-3');
    const second = await client.contents.get('item-3');
    expect(second).toEqual(first);
    expect(first).toMatchObject({ slug: 'item-3', article: { html: '<p>正文</p>' } });
    await client.contents.list({ limit: 3 });
    await client.contents.list({ limit: 3 });
    expect(statuses).toEqual([200, 304, 200, 304]);
  });

  it('agree on members that are wanted alone, and on those that there are not', async () => {
    const { items } = await client.contents.list({ limit: 1, fields: ['slug', 'organization.code'] });
    expect(items).toEqual([{ slug: 'item-25', organization: { code: 'changxing' } }]);
    const body = await client.contents.get('item-3', { fields: ['article.html'] });
    expect(body).toEqual({ article: { html: '<p>正文</p>' } });
    await expect(client.contents.list({ fields: ['colour' as 'title'] })).rejects.toMatchObject({
      errors: [{ path: 'fields', code: 'field_unknown' }],
    });
  });

  it('agree on units, columns, brands and programmes', async () => {
    const column = { organizationId: unit.id, name: '工会要闻', code: 'news' };
    expect((await author.post('/api/v1/columns', column)).status).toBe(201);
    const programme = await author.post('/api/v1/programmes', {
      ...{ organizationId: unit.id, code: 'sound', languages: ['zh-Hans'], categories: ['news'] },
      ...{ titles: { 'zh-Hans': '有声工会' }, descriptions: { 'zh-Hans': '每天一问。' } },
    });
    expect(programme.status).toBe(201);
    await untilHeard(api);
    const [first] = (await client.columns.list()).items;
    expect(first).toMatchObject({ code: 'news', name: '工会要闻', organization: { code: 'changxing' } });
    const units = [];
    for await (const { code } of client.organizations.iterate({ limit: 1 })) units.push(code);
    expect(units).toEqual(['changxing']);
    expect((await client.brands.list()).items).toEqual([]);
    expect(await client.programmes.get('sound')).toMatchObject({
      ...{ id: programme.body.id, titles: { 'zh-Hans': '有声工会' } },
    });
  });

  it('agree on what is not there, and on what is wrong', async () => {
    expect(await client.contents.find('nothing')).toBeNull();
    await expect(client.contents.list({ limit: 1_000 })).rejects.toMatchObject({
      ...{ name: 'DeliveryProblem', status: 400, code: 'invalid_input' },
      ...{ errors: [{ path: 'limit', code: 'max' }], instance: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
  });

  it('agree on archive, languages, feeds and views', async () => {
    expect(await client.archive()).toEqual([{ year: 2026, month: 1, count: 25 }]);
    expect(await client.contents.languageVersions('item-1')).toEqual([]);
    for (const url of [client.feeds.branch(), client.feeds.branch('json'), client.feeds.tag('就业')])
      expect([url, (await fetch(url)).status]).toEqual([url, 200]);
    const { id } = (await aDraft(author, unit.id, { slug: 'seen' })).body;
    await publishToSite(api, id);
    await client.reportView(id, { surface: 'app', viewId: 'view-00001' });
    await expect(client.reportView(id, { visitorId: '?' })).rejects.toMatchObject({ status: 400 });
  });

  it('know one another by what was signed', async () => {
    const made = await author.post('/api/v1/webhooks', {
      ...{ organizationId: unit.id, name: '前端', url: `${receiver.origin}/hook` },
      events: ['content.published', 'content.withdrawn', 'publication.published'],
    });
    const item = (await aDraft(author, unit.id, { title: '职工之家', slug: 'home', tags: [] })).body;
    await takeFromSite(api, await publishToSite(api, item.id));
    await api.app.get(HandOnWebhookEvents, { strict: false }).run();
    await api.app.get(SendWebhooks, { strict: false }).run();
    const messages = [];
    for (const { headers, body } of receiver.received())
      messages.push(await verifyWebhook(made.body.secret, headers, body));
    expect(messages.map(({ type }) => type)).toEqual([
      ...['content.published', 'publication.published', 'content.withdrawn'],
    ]);
    const [published] = messages;
    // The types of messages are written by hand: these are their members, no more and no less.
    if (published?.type !== 'content.published') throw new Error(published?.type);
    const { id, slug, type, locale, organization, canonicalUrl, ...shown } = published.data;
    expect([id, slug, type, locale]).toEqual([item.id, 'home', 'article', 'zh-CN']);
    expect([organization.code, canonicalUrl]).toEqual(['changxing', `${HOST}/p/home`]);
    const { title, column, tags, etag, publishedAt, updatedAt, ...others } = shown;
    expect([title, column, tags, others]).toEqual(['职工之家', null, [], {}]);
    for (const text of [etag, publishedAt, updatedAt]) expect(text).toEqual(expect.any(String));
    const { headers, body } = receiver.received()[0]!;
    await expect(
      verifyWebhook(made.body.secret, headers, body.replace('home', 'away')),
    ).rejects.toMatchObject({
      reason: 'signature_wrong',
    });
  });
});
