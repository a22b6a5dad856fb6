import { newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { aDraft, aWebhookReceiver, publishToSite, startTestApi, takeFromSite } from '@haojiao/testing';
import type { ApiCaller, TestApi, WebhookReceiver } from '@haojiao/testing';
import { surrogateKeysOf } from '@haojiao/features/delivery';
import { HandOnWebhookEvents } from './sending/hand-on-webhook-events.sweep';
import { SendPurges } from './sending/send-purges.sweep';

const HOST = 'https://news.example.test';

describe('purges of caches', () => {
  let api: TestApi;
  let cache: WebhookReceiver;
  let admin: ApiCaller;
  let unit: { id: string };
  let now: Date;

  beforeAll(async () => {
    cache = await aWebhookReceiver();
    api = await startTestApi({
      environment: { HAOJIAO_PUBLIC_URL: HOST, HAOJIAO_TRUSTED_ORIGINS: cache.origin },
    });
    now = new Date();
    api.app.get<Clock>(CLOCK, { strict: false }).now = () => now;
    const above = await api.aUnit({ code: 'province' });
    unit = await api.aUnit({ code: 'city', parentId: above.id });
    await api.aUser({ username: 'writer', roles: ['author', 'administrator'], organizationId: unit.id });
    admin = await api.as('writer');
  });

  afterEach(async () => {
    await api.dataSource.query('DELETE FROM webhooks');
    cache.reset();
  });

  afterAll(async () => {
    await api.close();
    await cache.close();
  });

  const forward = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };

  const work = async () => {
    await api.app.get(HandOnWebhookEvents, { strict: false }).run();
    await api.app.get(SendPurges, { strict: false }).run();
  };

  async function aPurge(shape: string, wish: object = {}) {
    const answer = await admin.post('/api/v1/webhooks', {
      ...{ organizationId: unit.id, name: `缓存 ${newId()}`, kind: 'purge' },
      ...{ url: `${cache.origin}/purge`, purge: { shape }, ...wish },
    });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer;
  }

  async function publish(slug: string, wish: object = {}) {
    const { body } = await aDraft(admin, unit.id, { slug, tags: ['送清凉'], ...wish });
    return { id: body.id as string, publication: await publishToSite(api, body.id, now) };
  }

  it('names all that shows the item, of its unit and of those above, when it appears and when it goes', async () => {
    await aPurge('urls');
    const item = await publish('purged-1');
    await work();
    const [{ urls }] = cache.bodies() as [{ urls: string[] }];
    const tag = encodeURIComponent('送清凉');
    expect(urls).toEqual(
      expect.arrayContaining([
        ...[`${HOST}/p/purged-1`, `${HOST}/delivery/v1/contents/purged-1`],
        ...[`${HOST}/delivery/v1/contents/${item.id}`, `${HOST}/`, `${HOST}/sitemap.xml`],
        ...['city', 'province', 'root'].flatMap((code) => [
          ...[`${HOST}/o/${code}`, `${HOST}/delivery/v1/contents?organization=${code}`],
          ...[`${HOST}/delivery/v1/feeds/${code}.rss`, `${HOST}/delivery/v1/feeds/tags/${code}/${tag}.json`],
        ]),
      ]),
    );
    expect(new Set(urls).size).toBe(urls.length);
    cache.reset();
    await takeFromSite(api, item.publication);
    await work();
    expect(new Set(cache.bodies()[0].urls)).toEqual(new Set(urls));
  });

  it('names the keys that answers carry: of the item, of its units up to the root, of column and brand, and of lists', async () => {
    await aPurge('keys');
    await api.aUser({ username: 'editor', roles: ['chief_editor'], organizationId: unit.id });
    const editor = await api.as('editor');
    const organizationId = unit.id;
    const column = await editor.post('/api/v1/columns', { organizationId, name: '要闻', code: 'news' });
    const brand = await editor.post('/api/v1/brands', {
      organizationId,
      code: 'red',
      name: '红',
      color: '#c8102e',
    });
    const item = await publish('keyed', { columnId: column.body.id, brandId: brand.body.id });
    await work();
    const shown = (await api.anonymous.get('/delivery/v1/contents/keyed')).body;
    const [{ keys }] = cache.bodies() as [{ keys: string[] }];
    expect(new Set(keys)).toEqual(
      new Set([...surrogateKeysOf(shown), 'organization-province', 'organization-root', 'contents']),
    );
    expect(keys).toEqual(expect.arrayContaining([`content-${item.id}`, 'column-news', 'brand-red']));
  });

  it('carries its token, which goes in and never comes out', async () => {
    const header = { name: 'Fastly-Key', value: 'TOP-SECRET-1' };
    const made = await aPurge('fastly_keys', { purge: { shape: 'fastly_keys', header } });
    expect(made.body).toMatchObject({
      secret: null,
      purge: { shape: 'fastly_keys', headerName: 'Fastly-Key' },
    });
    await publish('purged-2');
    await work();
    const [request] = cache.received();
    expect([request!.method, request!.path, request!.headers['fastly-key']]).toEqual([
      'POST',
      '/purge',
      'TOP-SECRET-1',
    ]);
    expect(JSON.parse(request!.body).surrogate_keys.length).toBeGreaterThan(1);
    const changed = await admin.patch(`/api/v1/webhooks/${made.body.id}`, { name: '换名' }, made.etag);
    expect(changed.status).toBe(200);
    await publish('purged-3');
    await work();
    expect(cache.received()[1]!.headers['fastly-key']).toBe('TOP-SECRET-1');
    const [row] = await api.dataSource.query('SELECT row_to_json(w)::text AS text FROM webhooks w');
    const trail = await api.dataSource.query('SELECT details::text AS text FROM audit_entries');
    const seen = [made.text, changed.text, row.text, ...trail.map(({ text }: { text: string }) => text)];
    expect(seen.join('\n')).not.toContain('TOP-SECRET-1');
  });

  it('names what belongs to many items in one request', async () => {
    await aPurge('cloudflare_tags');
    for (let count = 0; count < 8; count += 1) await publish(`many-${count}`);
    await work();
    expect(cache.received()).toHaveLength(1);
    const { tags } = cache.bodies()[0];
    expect(tags).toHaveLength(new Set(tags).size);
    forward(15_000);
    await work();
    expect(cache.received()).toHaveLength(2);
    const states = await api.dataSource.query('SELECT DISTINCT state FROM webhook_messages');
    expect(states).toEqual([{ state: 'sent' }]);
  });

  it('asks address by address where the cache wants PURGE', async () => {
    await aPurge('purge_each', { url: `${cache.origin}{path}` });
    await publish('purged-4');
    await work();
    const asked = cache.received().map(({ method, path, body }) => [method, path, body]);
    expect(asked).toContainEqual(['PURGE', '/p/purged-4', '']);
    expect(asked).toContainEqual(['PURGE', '/delivery/v1/contents?organization=city', '']);
  });

  it('tries again when the cache refuses', async () => {
    await aPurge('keys');
    cache.answerStatus(429, { 'retry-after': '30' });
    await publish('purged-5');
    await work();
    cache.answerStatus(200);
    await work();
    expect(cache.received()).toHaveLength(1);
    forward(31_000);
    await work();
    expect(cache.received().map(({ body }) => body)).toEqual(Array(2).fill(cache.received()[0]!.body));
  });

  it('names it again when no process of ours can give out old bytes any more', async () => {
    const { body } = await aPurge('keys');
    await publish('purged-twice');
    await work();
    forward(14_999);
    await work();
    expect(cache.received()).toHaveLength(1);
    const log = `/api/v1/webhooks/${body.id}/messages`;
    expect((await admin.get(log)).body.items).toMatchObject([{ state: 'pending' }]);
    forward(1);
    await work();
    expect(cache.received().map(({ body: sent }) => sent)).toEqual(Array(2).fill(cache.received()[0]!.body));
    expect((await admin.get(log)).body.items).toMatchObject([{ state: 'sent', dueAt: null }]);
    forward(60_000);
    await work();
    expect(cache.received()).toHaveLength(2);
  });

  it('keeps its turn as long as each request is answered, so that no second worker names it all again', async () => {
    await aPurge('purge_each', { url: `${cache.origin}{path}` });
    await publish('purged-slowly');
    await api.app.get(HandOnWebhookEvents, { strict: false }).run();
    const purges = api.app.get(SendPurges, { strict: false });
    cache.answerWith((_request, response) => {
      if (cache.received().length > 3) return void response.end();
      forward(90_000);
      void purges.run().then(() => response.end());
    });
    await purges.run();
    const paths = cache.received().map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(3);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('counts a cache that needs minutes for one event as one that refused', async () => {
    const { body } = await aPurge('purge_each', { url: `${cache.origin}{path}` });
    await publish('purged-too-slowly');
    cache.answerWith((_request, response) => {
      forward(100_000);
      response.end();
    });
    await work();
    expect(cache.received()).toHaveLength(3);
    const [message] = (await admin.get(`/api/v1/webhooks/${body.id}/messages`)).body.items;
    expect(message).toMatchObject({ state: 'pending', attempts: [{ status: null, problem: 'timeout' }] });
  });

  it('stops asking when it is paused in the middle', async () => {
    const { body, etag } = await aPurge('purge_each', { url: `${cache.origin}{path}` });
    await publish('purged-until-paused');
    cache.answerWith((_request, response) => {
      const path = `/api/v1/webhooks/${body.id}`;
      void admin.patch(path, { state: 'paused' }, etag).then(() => response.end());
    });
    await work();
    expect(cache.received()).toHaveLength(1);
  });

  describe('whose token', () => {
    const header = { name: 'Authorization', value: 'Bearer TOP-SECRET-2' };
    const shape = 'keys';

    it('is for one host: another has to be given one anew, or none', async () => {
      const { body, etag } = await aPurge(shape, { purge: { shape, header } });
      const path = `/api/v1/webhooks/${body.id}`;
      const url = 'https://elsewhere.example.com/collect';
      for (const change of [{ url }, { url, purge: { shape } }]) {
        const refused = await admin.patch(path, change, etag);
        expect([refused.status, refused.body.errors?.[0]?.code]).toEqual([400, 'header_required']);
      }
      const same = await admin.patch(path, { url: `${cache.origin}/other` }, etag);
      expect([same.status, same.body.purge.headerName]).toEqual([200, 'Authorization']);
      const told = await admin.patch(path, { url, purge: { shape, header } }, same.etag);
      expect([told.status, told.body.url]).toEqual([200, url]);
      const without = { url: `${cache.origin}/third`, purge: { shape, header: null } };
      const dropped = await admin.patch(path, without, told.etag);
      expect([dropped.status, dropped.body.purge.headerName]).toEqual([200, null]);
      expect((await admin.post(`${path}/test`)).status).toBe(200);
      expect(cache.received()[0]!.headers).not.toHaveProperty('authorization');
    });

    it('is left out of answers that repeat it', async () => {
      const { body } = await aPurge(shape, { purge: { shape, header } });
      cache.answerStatus(403, {}, 'no: TOP-SECRET-2, "Bearer TOP-SECRET-2"');
      const tested = await admin.post(`/api/v1/webhooks/${body.id}/test`);
      expect(tested.body).toMatchObject({ status: 403, answer: 'no: •••, "•••"' });
      await publish('purged-echo');
      await work();
      const log = await admin.get(`/api/v1/webhooks/${body.id}/messages`);
      expect(log.body.items[0].attempts).toMatchObject([{ answer: 'no: •••, "•••"' }]);
    });
  });

  describe('what it is told', () => {
    it('is not chosen: it is all that changes what readers see', async () => {
      const { body, etag } = await aPurge('keys');
      for (const events of [['publication.published'], ['content.published'], []]) {
        const refused = await admin.patch(`/api/v1/webhooks/${body.id}`, { events }, etag);
        expect([refused.status, refused.body.errors?.[0]?.code]).toEqual([400, 'events_unfit']);
      }
      const spoilt = api.dataSource.query(`UPDATE webhooks SET events = '{publication.published}'`);
      await expect(spoilt).rejects.toThrow('webhooks_purge_events');
    });

    it('is held up by no event of which nothing can be said', async () => {
      await aPurge('keys');
      for (const filed of [null, '{}']) {
        await api.dataSource.query(
          `INSERT INTO webhook_events (type, organization_id, occurred_at, data, filed)
           VALUES ('content.updated', $1, now(), $2, $3)`,
          [unit.id, JSON.stringify({ id: newId() }), filed],
        );
      }
      const item = await publish('purged-behind');
      await work();
      expect(cache.bodies()).toHaveLength(1);
      expect(cache.bodies()[0].keys).toContain(`content-${item.id}`);
      expect(await api.dataSource.query('SELECT last_sequence FROM webhooks')).toEqual([
        { last_sequence: 1 },
      ]);
      expect(await api.dataSource.query('SELECT id FROM webhook_events')).toEqual([]);
    });
  });

  it('is tried with the front page', async () => {
    const made = await aPurge('urls');
    const tested = await admin.post(`/api/v1/webhooks/${made.body.id}/test`);
    expect(tested.body).toMatchObject({ delivered: true, status: 200 });
    expect(cache.bodies()).toEqual([{ urls: [`${HOST}/`] }]);
  });

  it.each([
    [{ url: 'https://cdn.example.com{path}', purge: { shape: 'urls' } }, 'url_unfit'],
    [{ url: 'https://cdn.example.com/', purge: { shape: 'purge_each' } }, 'url_unfit'],
    [{ url: 'https://10.0.0.1{path}', purge: { shape: 'purge_each' } }, 'address_refused'],
    [{ url: 'https://cdn.example.com@127.0.0.1{path}', purge: { shape: 'purge_each' } }, 'address_refused'],
    [{ purge: { shape: 'urls', header: { name: 'Host', value: 'x' } } }, 'matches'],
    [{ purge: { shape: 'urls', header: { name: 'X-Token', value: 'a\r\nb: c' } } }, 'matches'],
    [{ purge: { shape: 'other' } }, 'in'],
    [{ purge: { shape: 'urls' }, events: ['content.published'] }, 'events_unfit'],
  ])('refuses %j', async (wish, code) => {
    const answer = await admin.post('/api/v1/webhooks', {
      ...{ organizationId: unit.id, name: '错', kind: 'purge', url: 'https://cdn.example.com/', ...wish },
    });
    expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([400, code]);
  });

  it('has no key of a signature to change', async () => {
    const made = await aPurge('urls');
    const answer = await admin.post(`/api/v1/webhooks/${made.body.id}/rotate-secret`, {});
    expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'not_signed']);
  });
});
