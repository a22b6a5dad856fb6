import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { Mailer } from '@haojiao/infrastructure/mail';
import { AuditService } from '@haojiao/features/audit';
import type { OrganizationEntity, Role } from '@haojiao/features/organizations';
import { startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import type { NewNotice } from '../notices';

interface Posted {
  headers: Record<string, string>;
  body: string;
}

describe('notices on their way', () => {
  let api: TestApi;
  let smtp: SMTPServer;
  let receiver: Server;
  let hookUrl: string;
  let unit: OrganizationEntity;
  let below: OrganizationEntity;
  let here: ApiCaller;
  let above: ApiCaller;
  let mails: { to: string[]; source: string }[] = [];
  let posted: Posted[] = [];
  let mailAnswer: number | null = null;
  let hookStatus = 200;
  let now = new Date('2026-11-21T02:00:00Z');
  let raise: (wish?: Partial<NewNotice>) => Promise<string>;
  let sweep: () => Promise<void>;
  let workers: (() => Promise<void>)[];

  beforeAll(async () => {
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        let source = '';
        stream.on('data', (part: Buffer) => (source += part.toString()));
        stream.on('end', () => {
          if (mailAnswer !== null) return done(Object.assign(new Error('no'), { responseCode: mailAnswer }));
          mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
          done();
        });
      },
    });
    await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        posted.push({ headers: request.headers as Record<string, string>, body });
        response.writeHead(hookStatus).end();
      });
    });
    await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
    const hookOrigin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    hookUrl = `${hookOrigin}/notices`;
    api = await startTestApi({
      environment: {
        HAOJIAO_SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
        HAOJIAO_MAIL_FROM: '号角 <haojiao@union.example>',
        HAOJIAO_TRUSTED_ORIGINS: hookOrigin,
      },
    });
    unit = await api.aUnit({ code: 'city' });
    below = await api.aUnit({ code: 'district', parentId: unit.id });
    const people: [string, Role[], string, boolean][] = [
      ['above', ['administrator'], unit.id, true],
      ['single', ['administrator'], unit.id, false],
      ['here', ['administrator'], below.id, true],
      ['writer', ['author'], below.id, true],
    ];
    for (const [username, roles, organizationId, inherit] of people) {
      await api.aUser({ username, roles, organizationId, inherit });
      await api.dataSource.query('UPDATE users SET email = $2 WHERE username = $1', [
        username,
        `${username}@union.example`,
      ]);
    }
    here = await api.as('here');
    above = await api.as('above');
    await startWorkers();
  });

  /** Two workers on the same rows, as in the worker process. */
  async function startWorkers(): Promise<void> {
    const { Notices } = await import('../notices');
    const { Deliveries } = await import('./deliveries');
    const { FanOutNotices } = await import('./fan-out-notices.sweep');
    const { SendNoticeMails } = await import('../mail/send-notice-mails.sweep');
    const { SendNoticeHooks } = await import('../hooks/send-notice-hooks.sweep');
    const { HookSender } = await import('../hooks/hook-sender');
    const of = <T>(token: unknown): T => api.app.get(token as never, { strict: false });
    const clock = of<{ now: () => Date }>(CLOCK);
    clock.now = () => now;
    const database = of<Database>(Database);
    const [deliveries, mailer, settings] = [
      of<never>(Deliveries),
      of<Mailer>(Mailer),
      of<Settings>(Settings),
    ];
    const notices = of<InstanceType<typeof Notices>>(Notices);
    workers = [1, 2].map(() => {
      const fanOut = new FanOutNotices(database, mailer, clock);
      const mail = new SendNoticeMails(database, deliveries, mailer, settings);
      const audit = of<AuditService>(AuditService);
      const hooks = new SendNoticeHooks(database, deliveries, of<never>(HookSender), notices, audit);
      return async () => {
        await fanOut.run();
        await mail.run();
        await hooks.run();
      };
    });
    sweep = async () => void (await Promise.all(workers.map((run) => run())));
    raise = async (wish = {}) => {
      const dedupeKey = randomUUID();
      await api.dataSource.transaction((manager) =>
        notices.raise(manager, {
          organizationId: below.id,
          action: 'channel_account.manage',
          kind: 'channel_account.grant_ending',
          severity: 'urgent',
          title: { zh: '授权即将到期', en: 'A grant ends soon' },
          body: { zh: '请重新授权 <b>公众号</b>。', en: 'Authorise again.' },
          objectType: 'channel_account',
          objectId: 'an-account',
          dedupeKey,
          ...wish,
        }),
      );
      return dedupeKey;
    };
  }

  beforeEach(async () => {
    await api.dataSource.query('TRUNCATE notices, notice_hooks, notice_preferences CASCADE');
    [mails, posted, mailAnswer, hookStatus] = [[], [], null, 200];
    now = new Date('2026-11-21T02:00:00Z');
  });
  afterAll(async () => {
    await api.close();
    await new Promise<void>((done) => smtp.close(done));
    await new Promise((done) => receiver.close(done));
  });

  const addressees = () => mails.flatMap(({ to }) => to).sort();
  const idOf = async (username: string): Promise<string> =>
    (await api.dataSource.query('SELECT id FROM users WHERE username = $1', [username]))[0].id;
  const deliveries = (): Promise<{ state: string; last_problem: string | null; attempts: number }[]> =>
    api.dataSource.query('SELECT * FROM notice_deliveries ORDER BY id');
  const wish = (caller: ApiCaller, change: object = {}) =>
    caller.put('/api/v1/me/notice-preferences', {
      mail: 'each',
      digestAt: '08:30',
      quietFrom: '22:00',
      quietTo: '07:00',
      mutedKinds: [],
      language: 'zh',
      ...change,
    });
  const aHook = (body: object = {}, caller = here) =>
    caller.post('/api/v1/notice-hooks', {
      organizationId: below.id,
      name: randomUUID(),
      url: hookUrl,
      ...body,
    });

  describe('by mail', () => {
    it('S25 reach those who may act on it, each once though two workers run, and nobody else', async () => {
      await raise();
      await sweep();
      await sweep();
      expect(addressees()).toEqual(['above@union.example', 'here@union.example']);
      expect(mails[0]!.source).toContain('Auto-Submitted: auto-generated');
      expect((await deliveries()).map(({ state }) => state)).toEqual(['sent', 'sent']);
    });

    it('for one person go to that person alone, as long as they may know', async () => {
      await raise({ userId: await idOf('writer'), action: 'publication.manage' });
      await raise({ userId: await idOf('writer'), action: 'channel_account.manage' });
      await sweep();
      expect(addressees()).toEqual(['writer@union.example']);
    });

    it('are not sent to somebody whose role was taken away, or who read them, in the meantime', async () => {
      for (const caller of [here, above]) await wish(caller, { mail: 'digest', digestAt: '18:00' });
      await raise({ severity: 'info' });
      await sweep();
      await api.dataSource.query(`UPDATE memberships SET roles = '{author}' WHERE user_id = $1`, [
        await idOf('here'),
      ]);
      await above.post('/api/v1/notices/read-all');
      now = new Date('2026-11-21T10:00:01Z');
      await sweep();
      await api.dataSource.query(`UPDATE memberships SET roles = '{administrator}' WHERE user_id = $1`, [
        await idOf('here'),
      ]);
      expect(mails).toEqual([]);
      expect((await deliveries()).map((row) => row.last_problem).sort()).toEqual(['not_entitled', 'read']);
    });

    it('come together once a day, and with what is urgent first, for who wants a digest', async () => {
      await wish(here, { mail: 'digest', digestAt: '18:00', language: 'en' });
      await wish(above, { mail: 'off' });
      for (const title of ['One', 'Two']) await raise({ severity: 'info', title: { zh: title, en: title } });
      await sweep();
      expect(mails).toEqual([]);
      now = new Date('2026-11-21T10:00:00Z');
      await sweep();
      expect(addressees()).toEqual(['here@union.example']);
      expect(mails[0]!.source).toContain('Subject: [Haojiao] 2 notices');
      await raise({ severity: 'urgent', title: { zh: '停', en: 'Stopped' } });
      await sweep();
      expect(mails[1]!.source).toContain('Stopped');
    });

    it('of one person are taken together, however many workers reach for them', async () => {
      const { Deliveries } = await import('./deliveries');
      await wish(above, { mail: 'off' });
      await wish(here, { mail: 'digest', digestAt: '18:00', language: 'en' });
      for (let round = 0; round < 10; round += 1) {
        now = new Date('2026-11-21T02:00:00Z');
        await api.dataSource.query('TRUNCATE notices CASCADE');
        for (let count = 0; count < 4; count += 1) await raise({ severity: 'info' });
        await sweep();
        now = new Date('2026-11-21T10:00:00Z');
        const takers = [1, 2, 3].map(() => api.app.get(Deliveries, { strict: false }).take('user_id', 50));
        const taken = (await Promise.all(takers)).filter((part) => part !== null);
        expect(taken.map(({ ids }) => ids.length)).toEqual([4]);
      }
    });

    it('wait in quiet hours, and leave out muted kinds', async () => {
      now = new Date('2026-11-21T15:00:00Z');
      await wish(here);
      await wish(above, { mutedKinds: ['channel_account'] });
      await raise({ severity: 'warning' });
      await sweep();
      expect(mails).toEqual([]);
      now = new Date('2026-11-21T23:00:00Z');
      await sweep();
      expect(addressees()).toEqual(['here@union.example']);
    });

    it('S24 carry words from outside as text', async () => {
      await wish(above, { mail: 'off' });
      await raise({ title: { zh: '甲\r\nBcc: thief@example.com', en: 'x' } });
      await sweep();
      const { source, to } = mails[0]!;
      expect(to).toEqual(['here@union.example']);
      const [head, ...parts] = source.split(/\r?\n\r?\n/);
      expect(head).not.toMatch(/^Bcc:/m);
      const html = parts.join('\n\n').replace(/=\r?\n/g, '');
      expect(html).toContain('&lt;b&gt;');
      expect(html.slice(html.indexOf('text/html'))).not.toContain('<b>');
    });

    it('are tried again after a passing fault, and given up after a final one', async () => {
      await wish(above, { mail: 'off' });
      mailAnswer = 451;
      await raise();
      await sweep();
      expect(await deliveries()).toMatchObject([{ state: 'pending', attempts: 1 }]);
      await sweep();
      expect(await deliveries()).toMatchObject([{ attempts: 1 }]);
      mailAnswer = null;
      now = new Date(now.getTime() + MINUTE_MS + 1);
      await sweep();
      expect(await deliveries()).toMatchObject([{ state: 'sent', attempts: 2 }]);
      mailAnswer = 550;
      await raise();
      await sweep();
      expect((await deliveries())[1]).toMatchObject({ state: 'failed' });
      const log = await here.get('/api/v1/me/notice-deliveries?state=failed');
      expect(log.body.items).toMatchObject([{ state: 'failed', dueAt: null }]);
    });

    it('of a worker that died are sent by another when its lease is over', async () => {
      await wish(above, { mail: 'off' });
      await raise();
      await workers[0]!();
      await api.dataSource.query(
        `UPDATE notice_deliveries SET state = 'pending', settled_at = NULL, leased_until = $1`,
        [new Date(now.getTime() + MINUTE_MS)],
      );
      await sweep();
      expect(mails).toHaveLength(1);
      now = new Date(now.getTime() + 2 * MINUTE_MS);
      await sweep();
      expect(mails).toHaveLength(2);
      const ids = mails.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)?.[1]);
      expect(ids[0]).toBe(ids[1]);
    });
  });

  describe('preferences', () => {
    it('are the usual ones until somebody says otherwise, and are that person’s own', async () => {
      expect((await here.get('/api/v1/me/notice-preferences')).body).toEqual({
        mail: 'digest',
        digestAt: '08:30',
        quietFrom: '22:00',
        quietTo: '07:00',
        mutedKinds: [],
        language: 'zh',
        mailAvailable: true,
      });
      expect((await wish(here, { mail: 'off' })).body.mail).toBe('off');
      expect((await above.get('/api/v1/me/notice-preferences')).body.mail).toBe('digest');
    });

    it('name every fault', async () => {
      const { status, body } = await wish(here, { mail: 'hourly', digestAt: '25:00', mutedKinds: ['X y'] });
      expect(status).toBe(400);
      expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
        'digestAt',
        'mail',
        'mutedKinds',
      ]);
      const half = await wish(here, { quietTo: null });
      expect(half.body.errors).toMatchObject([{ path: 'quietTo', code: 'required' }]);
    });
  });

  describe('by a hook', () => {
    it('arrive signed, each once, with what the person who set it up may read', async () => {
      const { status, body } = await aHook();
      expect(status).toBe(201);
      await raise();
      await raise({ organizationId: unit.id });
      await raise({ userId: await idOf('here') });
      await raise({ action: 'review.decide', kind: 'review.overdue' });
      await sweep();
      expect(posted).toHaveLength(1);
      const { headers, body: message } = posted[0]!;
      expect(JSON.parse(message)).toMatchObject({
        type: 'channel_account.grant_ending',
        data: { title: { zh: '授权即将到期' }, organizationId: below.id },
      });
      const signature = createHmac('sha256', Buffer.from(body.secret.slice(6), 'base64'))
        .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${message}`)
        .digest('base64');
      expect(headers['webhook-signature']).toBe(`v1,${signature}`);
      const log = await here.get(`/api/v1/notice-hooks/${body.id}/deliveries`);
      expect(log.body.items).toMatchObject([{ id: headers['webhook-id'], state: 'sent', attempts: 1 }]);
    });

    it('S23 never tell their secret again, and keep it sealed', async () => {
      const { body } = await aHook();
      for (const path of ['', `/${body.id}`, `/${body.id}/deliveries`]) {
        expect((await here.get(`/api/v1/notice-hooks${path}`)).text).not.toContain('whsec_');
      }
      const [row] = await api.dataSource.query('SELECT * FROM notice_hooks');
      expect(JSON.stringify(row)).not.toContain(body.secret.slice(6));
      const rotated = await here.post(`/api/v1/notice-hooks/${body.id}/rotate-secret`);
      expect(rotated.body.secret).not.toBe(body.secret);
      const [trail] = await api.dataSource.query(
        `SELECT jsonb_agg(details)::text AS text FROM audit_entries WHERE object_type = 'notice_hook'`,
      );
      expect(trail.text).not.toContain('whsec_');
    });

    it('S01 S04 are refused at inside addresses, when made and when changed', async () => {
      const { body, etag } = await aHook();
      for (const url of [
        'https://127.0.0.1/',
        'http://union.example/',
        'https://2130706433/',
        'https://[::ffff:10.0.0.1]/',
        'file:///etc/passwd',
        'nothing',
      ]) {
        const made = await aHook({ url });
        expect([made.status, made.body.errors?.[0]?.code]).toEqual([400, 'address_refused']);
        const changed = await here.patch(`/api/v1/notice-hooks/${body.id}`, { url }, etag);
        expect(changed.body.errors?.[0]?.code).toBe('address_refused');
      }
    });

    it('wait and come again, are paused when nobody takes them, and then tell', async () => {
      const { body } = await aHook({ name: '值班群' });
      hookStatus = 503;
      await raise();
      await sweep();
      expect(await deliveries()).toMatchObject(
        expect.arrayContaining([expect.objectContaining({ state: 'pending', last_problem: 'HTTP 503' })]),
      );
      hookStatus = 410;
      now = new Date(now.getTime() + HOUR_MS);
      await sweep();
      const paused = await here.get(`/api/v1/notice-hooks/${body.id}`);
      expect(paused.body).toMatchObject({ state: 'paused', pausedBecause: 'HTTP 410' });
      const told = await here.get('/api/v1/notices');
      expect(told.body.items[0]).toMatchObject({ kind: 'notice_hook.paused' });
      hookStatus = 200;
      const active = await here.patch(`/api/v1/notice-hooks/${body.id}`, { state: 'active' }, paused.etag);
      expect(active.body).toMatchObject({ state: 'active', pausedBecause: null, failures: 0 });
      await raise();
      now = new Date(now.getTime() + DAY_MS);
      await sweep();
      expect(JSON.parse(posted.at(-1)!.body).type).toBe('channel_account.grant_ending');
    });

    it('are tested and sent again by hand', async () => {
      const { body } = await aHook();
      expect((await here.post(`/api/v1/notice-hooks/${body.id}/test`)).body).toEqual({
        delivered: true,
        problem: null,
      });
      hookStatus = 500;
      expect((await here.post(`/api/v1/notice-hooks/${body.id}/test`)).body).toEqual({
        delivered: false,
        problem: 'HTTP 500',
      });
      hookStatus = 200;
      await raise();
      await sweep();
      const { body: log } = await here.get(`/api/v1/notice-hooks/${body.id}/deliveries`);
      const path = `/api/v1/notice-hooks/${body.id}/deliveries/${log.items[0].id}/retry`;
      expect((await here.post(path)).body).toMatchObject({ state: 'pending' });
      await sweep();
      const ids = posted.map(({ headers }) => headers['webhook-id']);
      expect(ids.slice(-2)[0]).toBe(ids.at(-1));
    });

    it('S15 S18 belong to their branch', async () => {
      const { body, etag } = await aHook({ organizationId: unit.id }, above);
      const other = await aHook();
      for (const answer of [
        await here.get(`/api/v1/notice-hooks/${body.id}`),
        await here.patch(`/api/v1/notice-hooks/${body.id}`, { name: 'x' }, etag),
        await here.delete(`/api/v1/notice-hooks/${body.id}`, etag),
        await here.post(`/api/v1/notice-hooks/${body.id}/test`),
        await here.post(`/api/v1/notice-hooks/${body.id}/rotate-secret`),
        await here.get(`/api/v1/notice-hooks/${body.id}/deliveries`),
        await here.post(`/api/v1/notice-hooks/${other.body.id}/deliveries/${body.id}/retry`),
      ]) {
        expect(answer.status).toBe(404);
      }
      expect((await aHook({ organizationId: unit.id })).status).toBe(404);
      const { body: list } = await here.get('/api/v1/notice-hooks');
      expect(list.items.map(({ id }: { id: string }) => id)).toEqual([other.body.id]);
      expect((await (await api.as('writer')).get('/api/v1/notice-hooks')).status).toBe(403);
    });

    it('go silent with the person who answers for them', async () => {
      await aHook({ organizationId: unit.id }, above);
      await api.dataSource.query(`UPDATE users SET state = 'suspended' WHERE username = 'above'`);
      await raise();
      await sweep();
      await api.dataSource.query(`UPDATE users SET state = 'active' WHERE username = 'above'`);
      expect(posted).toEqual([]);
    });
  });
});
