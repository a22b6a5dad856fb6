import { createHmac } from 'node:crypto';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { DeliveryDocuments } from '@haojiao/features/delivery';
import { aDraft, aWebhookReceiver, publishToSite, startTestApi, takeFromSite } from '@haojiao/testing';
import type { ApiCaller, TestApi, WebhookReceiver } from '@haojiao/testing';
import { ForgetOldWebhookMessages } from './sending/forget-old-webhook-messages.sweep';
import { HandOnWebhookEvents } from './sending/hand-on-webhook-events.sweep';
import { SendWebhooks } from './sending/send-webhooks.sweep';
import type { SettleAttempts } from './sending/settle-attempts';
import { WebhookTurns } from './sending/webhook-turns';

const HOST = 'https://news.example.test';
const all = ['content.published', 'content.updated', 'content.withdrawn'];

describe('webhooks', () => {
  let api: TestApi;
  let receiver: WebhookReceiver;
  let chief: ApiCaller;
  let author: ApiCaller;
  let unit: { id: string; code: string };
  let below: { id: string; code: string };
  let now: Date;
  let serial = 0;

  beforeAll(async () => {
    receiver = await aWebhookReceiver();
    api = await startTestApi({
      environment: { HAOJIAO_PUBLIC_URL: HOST, HAOJIAO_TRUSTED_ORIGINS: receiver.origin },
    });
    const clock = api.app.get<Clock>(CLOCK, { strict: false });
    now = new Date();
    clock.now = () => now;
    unit = await api.aUnit({ code: 'city' });
    below = await api.aUnit({ code: 'district', parentId: unit.id });
    await api.aUser({ username: 'chief', roles: ['chief_editor', 'author'], organizationId: unit.id });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit.id });
    chief = await api.as('chief');
    author = await api.as('author');
  });

  afterEach(async () => {
    await api.dataSource.query('DELETE FROM webhooks');
    await api.dataSource.query('DELETE FROM webhook_events');
    receiver.reset();
  });

  afterAll(async () => {
    await api.close();
    await receiver.close();
  });

  const service = <T>(type: abstract new (...args: never[]) => T): T =>
    api.app.get<T>(type, { strict: false });

  const forward = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };

  /** One turn of a worker. */
  const work = async () => {
    await service(HandOnWebhookEvents).run();
    await service(SendWebhooks).run();
  };

  async function aWebhook(wish: object = {}): Promise<{ id: string; secret: string; etag: string }> {
    serial += 1;
    const answer = await chief.post('/api/v1/webhooks', {
      organizationId: unit.id,
      name: `推送 ${serial}`,
      url: `${receiver.origin}/hook`,
      events: all,
      ...wish,
    });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return { ...answer.body, etag: answer.etag };
  }

  async function publish(organizationId = unit.id, wish: object = {}) {
    serial += 1;
    const { body } = await aDraft(author, organizationId, { slug: `news-${serial}`, ...wish });
    const { id, slug } = body as { id: string; slug: string };
    return { id, slug, publication: await publishToSite(api, id, now) };
  }

  const get = async (id: string) => (await chief.get(`/api/v1/webhooks/${id}`)).body;
  const messages = async (id: string) => (await chief.get(`/api/v1/webhooks/${id}/messages`)).body.items;
  const signatureOf = (
    secret: string,
    { headers, body }: { headers: Record<string, string>; body: string },
  ) =>
    `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
      .digest('base64')}`;

  describe('what is told', () => {
    it('of an item that appears, changes and goes, in order, signed, and small', async () => {
      const { secret, id } = await aWebhook();
      const item = await publish();
      await work();
      const { manager } = api.dataSource;
      await manager.transaction((within) => service(DeliveryDocuments).publish(within, item.publication));
      await work();
      await takeFromSite(api, item.publication);
      await work();

      const etag = expect.stringMatching(/^"[\w-]{27}"$/);
      const canonicalUrl = `${HOST}/p/${item.slug}`;
      const organization = { id: unit.id, code: 'city', name: expect.any(String) };
      const same = {
        id: item.id,
        slug: item.slug,
        type: 'article',
        locale: 'zh-CN',
        organization,
        canonicalUrl,
      };
      const shown = {
        ...{ title: expect.any(String), column: null, tags: ['就业'], etag },
        ...{ publishedAt: expect.any(String), updatedAt: expect.any(String) },
      };
      const timestamp = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
      expect(receiver.bodies()).toEqual([
        { type: 'content.published', timestamp, sequence: 1, data: { ...same, ...shown } },
        { type: 'content.updated', timestamp, sequence: 2, data: { ...same, ...shown } },
        { type: 'content.withdrawn', timestamp, sequence: 3, data: same },
      ]);
      for (const request of receiver.received()) {
        expect([request.method, request.path]).toEqual(['POST', '/hook']);
        expect(request.headers['content-type']).toBe('application/json');
        expect(request.headers['webhook-signature']).toBe(signatureOf(secret, request));
        expect(request.headers['webhook-timestamp']).toBe(String(Math.floor(now.getTime() / 1_000)));
      }
      const ids = receiver.received().map(({ headers }) => headers['webhook-id']);
      expect(new Set(ids).size).toBe(3);
      expect((await messages(id)).map((message: { id: string }) => message.id)).toEqual(ids.toReversed());
    });

    it('is the version that delivery shows', async () => {
      await aWebhook();
      const item = await publish();
      await work();
      const shown = await api.anonymous.get(`/delivery/v1/contents/${item.slug}`);
      expect(receiver.bodies()[0].data.etag).toBe(shown.headers.etag);
    });

    it('is kept in the transaction of the change: what is rolled back is never told', async () => {
      await aWebhook();
      const item = await publish();
      await work();
      receiver.reset();
      await expect(
        api.dataSource.transaction(async (manager) => {
          await manager.query(`UPDATE delivery_documents SET etag = '"x"' WHERE content_id = $1`, [item.id]);
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      await work();
      expect(receiver.received()).toEqual([]);
      await api.dataSource.query(`UPDATE delivery_documents SET etag = '"x"' WHERE content_id = $1`, [
        item.id,
      ]);
      await work();
      expect(receiver.bodies().map(({ type }: { type: string }) => type)).toEqual(['content.updated']);
    });

    it('is only what it wants to hear of, of its unit, and of those below where it says so', async () => {
      const own = await aWebhook({ url: `${receiver.origin}/own` });
      await aWebhook({
        url: `${receiver.origin}/branch`,
        includeDescendants: true,
        events: ['content.withdrawn'],
      });
      const item = await publish(below.id);
      await work();
      await takeFromSite(api, item.publication);
      await publish();
      await work();
      expect(receiver.received().map(({ path }) => path)).toEqual(
        expect.arrayContaining(['/own', '/branch']),
      );
      expect(receiver.received()).toHaveLength(2);
      expect(await get(own.id)).toMatchObject({ lastSequence: 1 });
    });

    it('follows a column that is renamed', async () => {
      await aWebhook({ events: ['content.updated'] });
      await api.aUser({ username: 'columns', roles: ['editor'], organizationId: unit.id });
      const editor = await api.as('columns');
      const column = await editor.post('/api/v1/columns', {
        organizationId: unit.id,
        name: '要闻',
        code: 'news',
      });
      await publish(unit.id, { columnId: column.body.id });
      await editor.patch(`/api/v1/columns/${column.body.id}`, { name: '工会要闻' }, column.etag);
      await work();
      expect(receiver.bodies().map(({ data }: { data: { column: object } }) => data.column)).toEqual([
        { id: column.body.id, code: 'news', name: '工会要闻' },
      ]);
    });

    it('never says anything of what is private: an item that becomes so is withdrawn', async () => {
      await aWebhook();
      const programme = await chief.post('/api/v1/programmes', {
        ...{ organizationId: unit.id, code: 'sound', languages: ['zh-Hans'] },
        ...{
          titles: { 'zh-Hans': '有声工会' },
          descriptions: { 'zh-Hans': '每天一问。' },
          categories: ['news'],
        },
      });
      const item = await publish();
      await api.dataSource.query('UPDATE delivery_documents SET programme_id = $2 WHERE content_id = $1', [
        ...[item.id, programme.body.id],
      ]);
      const path = `/api/v1/programmes/${programme.body.id}`;
      const hidden = await chief.patch(path, { visibility: 'private' }, programme.etag);
      expect([hidden.status, hidden.text, programme.status]).toEqual([200, expect.any(String), 201]);
      await api.dataSource.query(`UPDATE delivery_documents SET etag = '"y"' WHERE content_id = $1`, [
        item.id,
      ]);
      await work();
      expect(receiver.bodies().map(({ type }: { type: string }) => type)).toEqual([
        'content.published',
        'content.withdrawn',
      ]);
      receiver.reset();
      await chief.patch(path, { visibility: 'public' }, hidden.etag);
      await work();
      expect(receiver.bodies()).toMatchObject([{ type: 'content.published', data: { id: item.id } }]);
    });

    it('of channels: what became of a publication', async () => {
      await aWebhook({ events: ['publication.published', 'publication.withdrawn'] });
      const item = await publish();
      await takeFromSite(api, item.publication);
      await work();
      expect(receiver.bodies().map(({ type, data }) => [type, data.platform, data.contentId])).toEqual([
        ['publication.published', 'site', item.id],
        ['publication.withdrawn', 'site', item.id],
      ]);
    });

    it('of channels nothing that is an episode of a private programme', async () => {
      await aWebhook({
        events: ['publication.published', 'publication.failed', 'publication.withdrawn'],
      });
      const programme = await chief.post('/api/v1/programmes', {
        ...{ organizationId: unit.id, code: 'inside', languages: ['zh-Hans'], categories: ['news'] },
        ...{ titles: { 'zh-Hans': '内部有声' }, descriptions: { 'zh-Hans': '只给职工。' } },
        visibility: 'private',
      });
      expect([programme.status, programme.text]).toEqual([201, expect.any(String)]);
      const { body: draft } = await aDraft(author, unit.id, { slug: 'inside-1' });
      await api.dataSource.query('UPDATE contents SET programme_id = $2 WHERE id = $1', [
        ...[draft.id, programme.body.id],
      ]);
      await takeFromSite(api, await publishToSite(api, draft.id, now));
      // Moved to a public programme since, but it stands as an episode of a private one.
      const moved = await publish();
      await work();
      receiver.reset();
      await api.dataSource.query(
        `UPDATE delivery_documents SET programme_id = $2, state = 'private' WHERE content_id = $1`,
        [moved.id, programme.body.id],
      );
      await takeFromSite(api, moved.publication);
      const open = await publish();
      await work();
      expect(receiver.bodies().map(({ data }: { data: { contentId: string } }) => data.contentId)).toEqual([
        open.id,
      ]);
    });

    it('is not even kept where nobody listens', async () => {
      await publish();
      expect(await api.dataSource.query('SELECT * FROM webhook_events')).toEqual([]);
    });
  });

  describe('on its way', () => {
    it('is sent again, with the same id and bytes, when the worker dies between sending and writing it down', async () => {
      await aWebhook();
      await publish();
      await service(HandOnWebhookEvents).run();
      const dying = new SendWebhooks(
        service(WebhookTurns),
        api.app.get((await import('./sending/webhook-sender')).WebhookSender, { strict: false }),
        { settle: () => Promise.reject(new Error('killed')) } as unknown as SettleAttempts,
      );
      await expect(dying.run()).rejects.toThrow('killed');
      await work();
      expect(receiver.received()).toHaveLength(1);
      forward(2 * MINUTE_MS + 1);
      await work();
      const [first, second] = receiver.received();
      expect(receiver.received()).toHaveLength(2);
      expect(second!.body).toBe(first!.body);
      expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
      forward(HOUR_MS);
      await work();
      expect(receiver.received()).toHaveLength(2);
    });

    it('follows at once what is changed in the middle: paused, removed, another address, another key', async () => {
      const made = await aWebhook();
      const path = `/api/v1/webhooks/${made.id}`;
      for (let count = 0; count < 4; count += 1) await publish();
      const then = (change: () => Promise<unknown>) =>
        receiver.answerWith((_request, response) => {
          receiver.answerStatus(200);
          void change().then(() => response.end());
        });

      then(() => chief.patch(path, { state: 'paused' }, made.etag));
      await work();
      expect(receiver.received()).toHaveLength(1);

      const paused = await chief.get(path);
      await chief.patch(path, { state: 'active' }, paused.etag);
      let secret = '';
      then(async () => {
        secret = (await chief.post(`${path}/rotate-secret`, { overlapHours: 0 })).body.secret;
        const url = `${receiver.origin}/moved`;
        await chief.patch(path, { url }, (await chief.get(path)).etag);
      });
      await work();
      expect(receiver.received().map((request) => request.path)).toEqual([
        ...['/hook', '/hook', '/moved', '/moved'],
      ]);
      const last = receiver.received()[3]!;
      expect(last.headers['webhook-signature']).toBe(signatureOf(secret, last));

      for (let count = 0; count < 2; count += 1) await publish();
      then(async () => chief.delete(path, (await chief.get(path)).etag));
      await work();
      expect(receiver.received()).toHaveLength(5);
    });

    it('is not switched off by the 410 of an address that it has no more', async () => {
      const { id, etag } = await aWebhook();
      await publish();
      receiver.answerWith((_request, response) => {
        const url = `${receiver.origin}/moved`;
        void chief.patch(`/api/v1/webhooks/${id}`, { url }, etag).then(() => response.writeHead(410).end());
      });
      await work();
      expect(await get(id)).toMatchObject({ state: 'active', failures: 0, url: `${receiver.origin}/moved` });
      receiver.answerStatus(200);
      forward(10_000);
      await work();
      expect((await messages(id))[0]).toMatchObject({ state: 'sent' });
    });

    it('goes out once where many workers run, each event becoming one message', async () => {
      await aWebhook();
      for (let count = 0; count < 12; count += 1) await publish();
      const workers = Array.from({ length: 4 }, () => work());
      await Promise.all(workers);
      await work();
      const sequences = receiver.bodies().map(({ sequence }: { sequence: number }) => sequence);
      expect(sequences).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    });

    it('waits for longer and longer, is given up after three days, and can be sent again by a person', async () => {
      const { id } = await aWebhook();
      receiver.answerStatus(500, {}, 'out of\n\u0000 order');
      await publish();
      await work();
      await work();
      expect(receiver.received()).toHaveLength(1);
      const [message] = await messages(id);
      expect(message).toMatchObject({
        state: 'pending',
        attempts: [{ status: 500, problem: 'HTTP 500', answer: 'out of order' }],
      });
      expect(new Date(message.dueAt).getTime() - now.getTime()).toBe(10_000);
      // The receiver takes all others, so that it is not taken for dead.
      for (let count = 0; count < 20; count += 1) {
        forward(DAY_MS);
        await api.dataSource.query('UPDATE webhooks SET failures = 0, failing_since = NULL WHERE id = $1', [
          id,
        ]);
        await work();
      }
      expect(receiver.received()).toHaveLength(10);
      const [given] = await messages(id);
      expect(given).toMatchObject({ state: 'failed', dueAt: null });
      expect(given.attempts).toHaveLength(10);
      const notices = await api.dataSource.query(`SELECT kind FROM notices WHERE object_id = $1`, [id]);
      expect(notices).toEqual([{ kind: 'webhook.given_up' }]);

      receiver.answerStatus(204);
      const again = await chief.post(`/api/v1/webhooks/${id}/messages/${message.id}/redeliver`);
      expect([again.status, again.body.state]).toEqual([200, 'pending']);
      await work();
      expect(receiver.received()).toHaveLength(11);
      expect(receiver.received()[10]!.headers['webhook-id']).toBe(message.id);
      expect((await messages(id))[0]).toMatchObject({ state: 'sent' });
    });

    it('is not held up for long by one message that is never taken', async () => {
      const { id } = await aWebhook();
      const poison = await publish();
      await publish();
      receiver.answerWith(({ body }, response) => {
        response.writeHead(body.includes(poison.id) ? 400 : 200).end();
      });
      await work();
      expect(receiver.received()).toHaveLength(1);
      forward(5_000);
      await work();
      const states = (await messages(id)).map(({ state }: { state: string }) => state);
      expect(states).toEqual(['sent', 'pending']);
      expect(await get(id)).toMatchObject({ failures: 0, failingSince: null });
    });

    it('leaves a receiver alone for as long as it says', async () => {
      await aWebhook();
      receiver.answerStatus(503, { 'retry-after': '600' });
      await publish();
      await work();
      forward(9 * MINUTE_MS);
      await work();
      expect(receiver.received()).toHaveLength(1);
      forward(2 * MINUTE_MS);
      await work();
      expect(receiver.received()).toHaveLength(2);
    });

    it('is paused when nobody answers for a day, tells so once, keeps what happens, and goes on afterwards', async () => {
      const { id } = await aWebhook();
      receiver.answerStatus(502);
      await publish();
      for (let hours = 0; hours < 60; hours += 1) {
        await work();
        forward(HOUR_MS);
      }
      const paused = await chief.get(`/api/v1/webhooks/${id}`);
      expect(paused.body).toMatchObject({ state: 'paused', pausedBecause: 'HTTP 502' });
      const told = await api.dataSource.query(
        `SELECT kind, action, organization_id AS "organizationId" FROM notices WHERE object_id = $1`,
        [id],
      );
      expect(told).toEqual([{ kind: 'webhook.paused', action: 'webhook.manage', organizationId: unit.id }]);
      const tried = receiver.received().length;
      await publish();
      await work();
      expect(receiver.received()).toHaveLength(tried);

      receiver.reset();
      const on = await chief.patch(`/api/v1/webhooks/${id}`, { state: 'active' }, paused.etag);
      expect(on.body).toMatchObject({ state: 'active', pausedBecause: null, failures: 0 });
      await work();
      expect(receiver.bodies().map(({ sequence }: { sequence: number }) => sequence)).toEqual([1, 2]);
    });

    it('is switched off at once by 410, and hears nothing more', async () => {
      const { id } = await aWebhook();
      receiver.answerStatus(410);
      await publish();
      await work();
      expect(await get(id)).toMatchObject({ state: 'off', pausedBecause: 'HTTP 410' });
      await publish();
      await work();
      expect(receiver.received()).toHaveLength(1);
      expect(await get(id)).toMatchObject({ lastSequence: 1 });
      const [message] = await messages(id);
      const again = await chief.post(`/api/v1/webhooks/${id}/messages/${message.id}/redeliver`);
      expect([again.status, again.body.code]).toEqual([409, 'webhook_not_active']);
    });

    it('is forgotten with its log after two weeks', async () => {
      const { id } = await aWebhook();
      await publish();
      await work();
      forward(14 * DAY_MS - MINUTE_MS);
      await service(ForgetOldWebhookMessages).run();
      expect(await messages(id)).toHaveLength(1);
      forward(2 * MINUTE_MS);
      await service(ForgetOldWebhookMessages).run();
      expect(await messages(id)).toEqual([]);
      expect(await api.dataSource.query('SELECT * FROM webhook_attempts')).toEqual([]);
    });
  });

  describe('secrets', () => {
    it('are shown once, and kept encrypted', async () => {
      const { id, secret } = await aWebhook();
      expect(secret).toMatch(/^whsec_[\w+/=]{40,}$/);
      expect((await chief.get(`/api/v1/webhooks/${id}`)).text).not.toContain('ecret_');
      expect((await chief.get(`/api/v1/webhooks/${id}`)).body).not.toHaveProperty('secret');
      const [row] = await api.dataSource.query('SELECT sealed_secret FROM webhooks WHERE id = $1', [id]);
      expect(row.sealed_secret).not.toContain(secret.slice(6));
    });

    it('overlap when they are changed, as long as it was said', async () => {
      const { id, secret } = await aWebhook();
      const rotated = await chief.post(`/api/v1/webhooks/${id}/rotate-secret`, { overlapHours: 2 });
      expect(rotated.status).toBe(200);
      expect(rotated.body.secret).not.toBe(secret);
      await publish();
      await work();
      const [both] = receiver.received();
      expect(both!.headers['webhook-signature']!.split(' ')).toEqual([
        signatureOf(rotated.body.secret, both!),
        signatureOf(secret, both!),
      ]);
      forward(2 * HOUR_MS);
      await publish();
      await work();
      const last = receiver.received().at(-1)!;
      expect(last.headers['webhook-signature']).toBe(signatureOf(rotated.body.secret, last));
      const atOnce = await chief.post(`/api/v1/webhooks/${id}/rotate-secret`, { overlapHours: 0 });
      expect(atOnce.body.formerSecretUntil).toBeNull();
    });
  });

  describe('addresses', () => {
    it.each([
      'http://hooks.example.com/',
      'https://127.0.0.1/',
      'https://[::ffff:10.0.0.1]/',
      'https://0x7f.1/',
      'https://169.254.169.254/latest',
      'https://hooks.example.com:8443/',
      'https://user@hooks.example.com/',
      'ftp://hooks.example.com/',
      'nonsense',
    ])('S01 S04 refuses %s', async (url) => {
      const answer = await chief.post('/api/v1/webhooks', {
        ...{ organizationId: unit.id, name: '内网', url, events: all },
      });
      expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([400, 'address_refused']);
    });

    it('S02 follows no redirection, and says so in the log', async () => {
      const { id } = await aWebhook();
      receiver.answerStatus(307, { location: `${receiver.origin}/elsewhere` });
      await publish();
      await work();
      expect(receiver.received()).toHaveLength(1);
      expect((await messages(id))[0].attempts).toMatchObject([{ status: 307, problem: 'HTTP 307' }]);
    });

    it('S01 tells nothing about a place inside that a row names in spite of all', async () => {
      const { id } = await aWebhook();
      await api.dataSource.query(`UPDATE webhooks SET url = 'https://127.0.0.1/x' WHERE id = $1`, [id]);
      const tested = await chief.post(`/api/v1/webhooks/${id}/test`);
      expect(tested.body).toEqual({ delivered: false, status: null, problem: 'address_refused', answer: '' });
    });
  });

  describe('people', () => {
    it('try it with a message of its own, which is signed and has no number', async () => {
      const { id, secret } = await aWebhook();
      receiver.answerStatus(201, {}, 'thank you');
      const tested = await chief.post(`/api/v1/webhooks/${id}/test`);
      expect(tested.body).toEqual({ delivered: true, status: 201, problem: null, answer: 'thank you' });
      const [request] = receiver.received();
      expect(JSON.parse(request!.body)).toMatchObject({ type: 'webhook.test', data: { id } });
      expect(request!.headers['webhook-signature']).toBe(signatureOf(secret, request!));
      expect(await get(id)).toMatchObject({ lastSequence: 0 });
    });

    it('see and set up only those of their branch', async () => {
      const { id } = await aWebhook();
      const wish = { organizationId: below.id, name: '下级', url: `${receiver.origin}/x`, events: all };
      await api.aUser({ username: 'elsewhere', roles: ['chief_editor'], organizationId: below.id });
      const elsewhere = await api.as('elsewhere');
      expect((await elsewhere.get(`/api/v1/webhooks/${id}`)).status).toBe(404);
      expect((await elsewhere.get('/api/v1/webhooks')).body.items).toEqual([]);
      expect((await chief.get('/api/v1/webhooks')).body.items).toHaveLength(1);
      expect((await author.get('/api/v1/webhooks')).status).toBe(403);
      expect((await elsewhere.post('/api/v1/webhooks', wish)).status).toBe(201);
      expect((await elsewhere.post('/api/v1/webhooks', { ...wish, organizationId: unit.id })).status).toBe(
        404,
      );
    });

    it('hand out what happens below only where their role reaches below', async () => {
      await api.aUser({
        username: 'single',
        roles: ['chief_editor'],
        organizationId: unit.id,
        inherit: false,
      });
      const single = await api.as('single');
      const wish = { organizationId: unit.id, name: '只管本级', url: `${receiver.origin}/x`, events: all };
      expect((await single.post('/api/v1/webhooks', { ...wish, includeDescendants: true })).status).toBe(403);
      const made = await single.post('/api/v1/webhooks', wish);
      expect(made.status).toBe(201);
      const widened = { includeDescendants: true };
      expect((await single.patch(`/api/v1/webhooks/${made.body.id}`, widened, made.etag)).status).toBe(403);
      const wide = await chief.patch(`/api/v1/webhooks/${made.body.id}`, widened, made.etag);
      expect(wide.status).toBe(200);
      const led = { url: `${receiver.origin}/mine` };
      expect((await single.patch(`/api/v1/webhooks/${made.body.id}`, led, wide.etag)).status).toBe(403);
      const both = { ...led, includeDescendants: false };
      expect((await single.patch(`/api/v1/webhooks/${made.body.id}`, both, wide.etag)).status).toBe(403);
      expect((await chief.patch(`/api/v1/webhooks/${made.body.id}`, led, wide.etag)).status).toBe(200);
    });

    it('change and remove them, each change in the trail', async () => {
      const { id, etag } = await aWebhook();
      expect((await chief.patch(`/api/v1/webhooks/${id}`, { name: '改名' }, '"9"')).status).toBe(412);
      const changed = await chief.patch(
        `/api/v1/webhooks/${id}`,
        { name: '改名', events: all.slice(1) },
        etag,
      );
      expect(changed.body).toMatchObject({ name: '改名', events: all.slice(1) });
      expect((await chief.delete(`/api/v1/webhooks/${id}`, changed.etag)).status).toBe(204);
      expect((await chief.get(`/api/v1/webhooks/${id}`)).status).toBe(404);
      const trail = await api.dataSource.query(
        'SELECT action, details::text AS details FROM audit_entries WHERE object_id = $1 ORDER BY sequence',
        [id],
      );
      expect(trail.map(({ action }: { action: string }) => action)).toEqual([
        'webhook.created',
        'webhook.changed',
        'webhook.removed',
      ]);
    });

    it.each(['name', 'url', 'events', 'includeDescendants', 'state', 'purge'])(
      'hear that %s can not be null',
      async (member) => {
        const { id, etag } = await aWebhook();
        const answer = await chief.patch(`/api/v1/webhooks/${id}`, { [member]: null }, etag);
        expect([answer.status, answer.body.code]).toEqual([400, 'invalid_input']);
        expect(answer.body.errors[0].path).toBe(member);
      },
    );

    it('hear every fault of what they send', async () => {
      const codeOf = async (wish: object) => {
        const base = { organizationId: unit.id, name: '错', url: `${receiver.origin}/x` };
        return (await chief.post('/api/v1/webhooks', { ...base, ...wish })).body.errors?.[0]?.code;
      };
      expect(await codeOf({})).toBe('events_required');
      expect(await codeOf({ events: ['content.read'] })).toBe('in');
      expect(await codeOf({ events: all, purge: { shape: 'urls' } })).toBe('purge_unfit');
      expect(await codeOf({ kind: 'purge' })).toBe('purge_required');
      expect(await codeOf({ events: all, sealedSecret: 'x' })).toBe('unknown_property');
    });
  });
});
