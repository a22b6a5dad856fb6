import { randomUUID } from 'node:crypto';
import { aPhoto, approve, openPublishingDesk, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, PublishingDesk } from '@haojiao/testing';

const publications = '/api/v1/publications';

describe('publications, as people steer them', () => {
  let desk: PublishingDesk;
  let stranger: ApiCaller;
  let reader: ApiCaller;
  let theirUnit: string;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    theirUnit = (await desk.api.aUnit({ code: 'theirs' })).id;
    await desk.api.aUser({
      username: 'stranger',
      roles: ['author', 'administrator'],
      organizationId: theirUnit,
    });
    await desk.api.aUser({ username: 'reader', roles: ['auditor'], organizationId: desk.unit.id });
    stranger = await desk.api.as('stranger');
    reader = await desk.api.as('reader');
  });
  beforeEach(() => desk.reset());
  afterAll(() => desk.close());

  const inAnHour = () => new Date(desk.now().getTime() + 3_600_000).toISOString();
  const scheduled = () => desk.aPublication('scripted', { scheduledAt: inAnHour() });
  const act = (id: string, what: string, body: object = {}) =>
    desk.author.post(`${publications}/${id}/${what}`, body);
  const faultsOf = (answer: { body: { errors: { path: string; code: string }[] } }) =>
    answer.body.errors.map(({ path, code }) => `${path} ${code}`);

  describe('planning', () => {
    it('is for approved items only', async () => {
      const { body } = await desk.author.post('/api/v1/contents', {
        organizationId: desk.unit.id,
        type: 'article',
        title: '未审',
        article: { html: '<p>未审。</p>' },
      });
      const answer = await desk.plan(body.id, [await desk.anAccount()]);
      expect([answer.status, answer.body.code]).toEqual([409, 'content_not_approved']);
    });

    it('is done once for an item and an account, also by two people at the same time', async () => {
      const content = await desk.anApproved();
      const account = await desk.anAccount();
      const answers = await Promise.all([1, 2, 3].map(() => desk.plan(content, [account])));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      expect(answers.find(({ status }) => status === 409)!.body.code).toBe('publication_exists');
    });

    it('names every account that can not be used, and plans none', async () => {
      const content = await desk.anApproved();
      const [good, off] = [await desk.anAccount(), await desk.anAccount()];
      const theirs = await desk.anAccount('scripted', theirUnit);
      const { etag } = await desk.author.get(`/api/v1/channel-accounts/${off}`);
      await desk.author.patch(`/api/v1/channel-accounts/${off}`, { enabled: false }, etag);
      const films = await desk.anAccount('films');
      const answer = await desk.plan(content, [good, theirs, randomUUID(), off, films]);
      expect(answer.status).toBe(400);
      expect(faultsOf(answer)).toEqual([
        'channelAccountIds.1 channel_account_not_found',
        'channelAccountIds.2 channel_account_not_found',
        'channelAccountIds.3 channel_account_disabled',
        'channelAccountIds.4 content_kind_unsupported',
      ]);
      const [count] = await desk.sql('SELECT count(*)::int AS n FROM publications WHERE content_id = $1', [
        content,
      ]);
      expect(count).toEqual({ n: 0 });
    });

    it('takes none when one of them is planned already', async () => {
      const content = await desk.anApproved();
      const [taken, free] = [await desk.anAccount(), await desk.anAccount()];
      await desk.plan(content, [taken]);
      expect((await desk.plan(content, [free, taken])).status).toBe(409);
      const [count] = await desk.sql('SELECT count(*)::int AS n FROM publications WHERE content_id = $1', [
        content,
      ]);
      expect(count).toEqual({ n: 1 });
    });

    it.each([
      [{ channelAccountIds: [] }, 'channelAccountIds array_min_size'],
      [{ scheduledAt: 'tomorrow' }, 'scheduledAt rfc3339'],
      [{ latenessRule: 'maybe' }, 'latenessRule in'],
      [{ surprise: 1 }, 'surprise unknown_property'],
    ])('refuses %j', async (wish, expected) => {
      const answer = await desk.plan(randomUUID(), [randomUUID()], wish);
      expect(answer.status).toBe(400);
      expect(faultsOf(answer).map((line) => line.toLowerCase().replace('rfc_3339', 'rfc3339'))).toContain(
        expected.toLowerCase(),
      );
    });
  });

  it('refuse the character NUL wherever it would be kept', async () => {
    const content = await desk.anApproved();
    const planned = await desk.plan(content, [await desk.anAccount()], { options: { text: 'a\u0000b' } });
    expect([planned.status, planned.body.code]).toEqual([400, 'nul_character']);
    const id = await desk.aPublication();
    await desk.work(id);
    expect((await act(id, 'withdraw', { reason: 'a\u0000b' })).status).toBe(400);
    expect(await desk.row(id)).toMatchObject({ state: 'published' });
  });

  describe('rescheduling', () => {
    it('needs the version that was read', async () => {
      const id = await scheduled();
      const url = `${publications}/${id}`;
      const body = { scheduledAt: inAnHour() };
      expect((await desk.author.send('PATCH', url, body)).status).toBe(428);
      const { etag } = await desk.author.get(url);
      const later = new Date(desk.now().getTime() + 7_200_000).toISOString();
      const moved = await desk.author.patch(url, { scheduledAt: later }, etag);
      expect([moved.status, moved.body.scheduledAt, moved.body.nextRunAt]).toEqual([200, later, later]);
      const stale = await desk.author.patch(url, body, etag);
      expect([stale.status, stale.body.current.scheduledAt]).toEqual([412, later]);
      expect((await desk.author.patch(url, body, moved.etag)).status).toBe(200);
    });

    it('to an hour that has passed makes it due', async () => {
      const id = await scheduled();
      const now = desk.now().toISOString();
      expect((await desk.author.patch(`${publications}/${id}`, { scheduledAt: now }, '*')).body.state).toBe(
        'queued',
      );
      await desk.work(id);
      expect(await desk.row(id)).toMatchObject({ state: 'published' });
    });
  });

  it('are cancelled before they are sent, and not after', async () => {
    const id = await scheduled();
    expect((await act(id, 'cancel')).body.state).toBe('cancelled');
    expect((await act(id, 'cancel')).body.code).toBe('publication_state_forbids');
    const sent = await desk.aPublication();
    await desk.work(sent);
    expect((await act(sent, 'cancel')).status).toBe(409);
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({ state: 'cancelled' });
  });

  describe('that are late', () => {
    it.each([
      ['send', 'published'],
      ['ask', 'needs_attention'],
      ['drop', 'cancelled'],
    ])('go by their rule: %s', async (latenessRule, state) => {
      const id = await desk.aPublication('scripted', { latenessRule });
      desk.forward(31 * 60_000);
      await desk.work(id);
      expect(await desk.row(id)).toMatchObject({ state });
    });

    it('are sent when a person says so', async () => {
      const id = await desk.aPublication('scripted', { latenessRule: 'ask' });
      desk.forward(31 * 60_000);
      await desk.work(id);
      expect((await act(id, 'retry')).body.state).toBe('queued');
      await desk.work(id);
      expect(await desk.row(id)).toMatchObject({ state: 'published' });
    });
  });

  describe('that wait for a person', () => {
    const handedOff = async (content?: string, account?: string) => {
      account ??= await desk.anAccount();
      await desk.sql(`UPDATE channel_accounts SET mode = 'hand_off' WHERE id = $1`, [account]);
      const { body } = await desk.plan(content ?? (await desk.anApproved()), [account]);
      await desk.work(body.items[0].id);
      return body.items[0].id as string;
    };

    it('come with everything that is needed to post by hand', async () => {
      const id = await handedOff(await desk.anApproved({ title: '手工发布' }));
      const answer = await desk.api.app.inject({
        method: 'GET',
        url: `${publications}/${id}/hand-off-pack`,
        headers: { authorization: `Bearer ${desk.author.accessToken}` },
      });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toBe('application/zip');
      // The entries of the archive's directory; a name follows 42 bytes of facts.
      const entries = answer.rawPayload.toString('latin1').split('PK\u0001\u0002').slice(1);
      const names = entries.map((entry) => /^[a-z./-]+/.exec(entry.slice(42))![0]);
      expect(names).toEqual(['cover.jpg', 'copy/title.txt', 'checklist.txt']);
      const automatic = await desk.aPublication();
      expect((await desk.author.get(`${publications}/${automatic}/hand-off-pack`)).status).toBe(409);
      expect((await stranger.get(`${publications}/${id}/hand-off-pack`)).status).toBe(404);
    });

    it('are published with the address of the post, and with no other', async () => {
      const id = await handedOff();
      expect(faultsOf(await act(id, 'resolve', { outcome: 'published' }))).toEqual(['remoteUrl not_empty']);
      const wrong = await act(id, 'resolve', {
        outcome: 'published',
        remoteUrl: 'https://elsewhere.example/x',
      });
      expect(faultsOf(wrong)).toEqual(['remoteUrl url_not_of_platform']);
      const script = await act(id, 'resolve', { outcome: 'published', remoteUrl: 'javascript:alert(1)' });
      expect(script.status).toBe(400);
      const right = 'https://scripted.example/posts/by-hand';
      const answer = await act(id, 'resolve', { outcome: 'published', remoteUrl: right, note: '已发' });
      expect(answer.body).toMatchObject({
        state: 'published',
        remote: { id: 'by-hand', url: right },
        note: '已发',
      });
    });

    it('do not take the address of another publication of the account', async () => {
      const account = await desk.anAccount();
      const [one, two] = [await handedOff(undefined, account), await handedOff(undefined, account)];
      const resolution = { outcome: 'published', remoteUrl: 'https://scripted.example/posts/the-same' };
      expect((await act(one, 'resolve', resolution)).status).toBe(200);
      const second = await act(two, 'resolve', resolution);
      expect([second.status, faultsOf(second)]).toEqual([400, ['remoteUrl post_of_other_publication']]);
      expect(await desk.row(two)).toMatchObject({ state: 'awaiting_hand_off' });
    });

    it('are cancelled when they were not posted', async () => {
      const id = await handedOff();
      expect((await act(id, 'resolve', { outcome: 'not_published' })).body.state).toBe('cancelled');
    });

    const unclear = async () => {
      const id = await desk.aPublication();
      await desk.workerDiesAt(id, 'post');
      desk.channel.onFollowUp = async () => ({
        kind: 'cannot_tell',
        reason: { zh: '不详。', en: 'Unclear.' },
      });
      desk.forward(31_000);
      await desk.work(id);
      await desk.workWhenDue(id);
      expect(await desk.row(id)).toMatchObject({ state: 'needs_attention' });
      return id;
    };

    it('are sent once more when a person looked and found nothing', async () => {
      const id = await unclear();
      expect((await act(id, 'retry')).body.code).toBe('publication_state_forbids');
      expect((await act(id, 'resolve', { outcome: 'not_published' })).body.state).toBe('failed');
      expect((await act(id, 'retry')).body.state).toBe('queued');
      await desk.work(id);
      expect(await desk.row(id)).toMatchObject({ state: 'published' });
      expect(desk.channel.done).toEqual(['upload', 'post']);
    });

    it('count as published when a person found them, also without an address; taking them down is by hand then', async () => {
      const id = await unclear();
      expect((await act(id, 'resolve', { outcome: 'published' })).body).toMatchObject({
        state: 'published',
        remote: { id: '', url: null },
      });
      await act(id, 'withdraw', { reason: '撤下' });
      await desk.work(id);
      expect(desk.channel.done).toEqual([]);
      expect(await desk.row(id)).toMatchObject({
        state: 'needs_attention',
        failure: { code: 'withdraw_by_hand' },
      });
    });
  });

  it('of an item that was edited after approval fail, and go out after it was approved again', async () => {
    const content = await desk.anApproved({ title: '第一稿' });
    const { body } = await desk.plan(content, [await desk.anAccount()], { scheduledAt: inAnHour() });
    const id: string = body.items[0].id;
    const { etag } = await desk.author.get(`/api/v1/contents/${content}`);
    await desk.author.patch(`/api/v1/contents/${content}`, { title: '第二稿' }, etag);
    desk.forward(3_600_000);
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({ state: 'failed', failure: { code: 'content_not_approved' } });
    await act(id, 'retry');
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({ state: 'failed', failure: { code: 'content_not_approved' } });
    await approve(desk.author, content, desk.reviewers);
    await act(id, 'retry');
    const titles: string[] = [];
    desk.channel.onPost = async (draft) => {
      titles.push(draft.title);
      return 'second-draft';
    };
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({ state: 'published' });
    expect(titles).toEqual(['第二稿']);
  });

  describe('of an item whose files', () => {
    const withCover = async () => {
      const photo = await uploadAsset(desk.author, {
        organizationId: desk.unit.id,
        bytes: await aPhoto(),
        altText: '现场',
      });
      await desk.sql(`UPDATE assets SET state = 'ready' WHERE id = $1`, [photo.body.id]);
      const content = await desk.anApproved({ coverAssetId: photo.body.id });
      const { body } = await desk.plan(content, [await desk.anAccount()]);
      return { asset: photo.body.id as string, id: body.items[0].id as string };
    };

    it('are as approved go out', async () => {
      const { id } = await withCover();
      await desk.work(id);
      expect(await desk.row(id)).toMatchObject({ state: 'published' });
    });

    it.each([
      ['are gone', `UPDATE assets SET deleted_at = now() WHERE id = $1`],
      ['were exchanged', `UPDATE assets SET sha256 = repeat('a', 64) WHERE id = $1`],
    ])('%s are refused', async (_what, change) => {
      const { asset, id } = await withCover();
      await desk.api.dataSource.transaction(async (manager) => {
        // As somebody could who has the database in his hands.
        await manager.query('SET LOCAL session_replication_role = replica');
        await manager.query(change, [asset]);
      });
      await desk.work(id);
      expect(await desk.row(id)).toMatchObject({
        state: 'failed',
        failure: { code: 'approved_content_changed' },
      });
      expect(desk.channel.done).toEqual([]);
    });
  });

  it('that the check of the platform would not let out fail with all its words', async () => {
    const content = await desk.anApproved({ title: '带禁词的标题' });
    const checks = await desk.author.post(`/api/v1/contents/${content}/checks`, { platforms: ['scripted'] });
    expect(checks.body.findings).toMatchObject([
      { platform: 'scripted', severity: 'error', code: 'forbidden_word' },
    ]);
    const preview = await desk.author.get(`/api/v1/contents/${content}/previews/scripted`);
    expect(preview.body).toMatchObject({ mode: 'api', title: '带禁词的标题' });
    expect((await desk.author.get(`/api/v1/contents/${content}/previews/nowhere`)).status).toBe(404);
    expect((await stranger.get(`/api/v1/contents/${content}/previews/scripted`)).status).toBe(404);
    const { body } = await desk.plan(content, [await desk.anAccount()]);
    await desk.work(body.items[0].id);
    expect(await desk.row(body.items[0].id)).toMatchObject({
      state: 'failed',
      failure: { class: 'content_rejected', platformCode: 'forbidden_word' },
    });
  });

  describe('of other people', () => {
    const routes: [string, 'GET' | 'POST' | 'PATCH', object | undefined][] = [
      ['', 'GET', undefined],
      ['', 'PATCH', { scheduledAt: '2030-01-01T09:00:00+08:00' }],
      ['/cancel', 'POST', {}],
      ['/retry', 'POST', {}],
      ['/withdraw', 'POST', { reason: '撤下' }],
      ['/resolve', 'POST', { outcome: 'not_published' }],
      ['/hand-off-pack', 'GET', undefined],
    ];

    it.each(routes)('are not there for another unit (%s %s)', async (path, method, body) => {
      const id = await scheduled();
      const answer = await stranger.send(method, `${publications}/${id}${path}`, body, { 'if-match': '*' });
      expect(answer.status).toBe(404);
      expect(await desk.row(id)).toMatchObject({ state: 'scheduled' });
    });

    it.each(routes.filter(([, method]) => method !== 'GET'))(
      'are not steered by who may only look (%s %s)',
      async (path, method, body) => {
        const id = await scheduled();
        const answer = await reader.send(method, `${publications}/${id}${path}`, body, { 'if-match': '*' });
        expect(answer.status).toBe(403);
        expect(await desk.row(id)).toMatchObject({ state: 'scheduled' });
      },
    );
  });

  describe('in lists', () => {
    it('go page by page', async () => {
      const mine = [await scheduled(), await scheduled(), await scheduled()].reverse();
      const first = await desk.author.get(`${publications}?limit=2`);
      expect(first.body.items.map((item: { id: string }) => item.id)).toEqual(mine.slice(0, 2));
      const second = await desk.author.get(`${publications}?limit=1&cursor=${first.body.nextCursor}`);
      expect(second.body.items[0].id).toBe(mine[2]);
      expect((await stranger.get(publications)).body.items).toEqual([]);
    });

    const cursors = ['["x"]', '[1]', '["\\u0000"]', '{}', 'null'].map((text) =>
      Buffer.from(text).toString('base64url'),
    );
    it.each([
      '/api/v1/publications',
      '/api/v1/channel-accounts',
      '/api/v1/organizations',
      '/api/v1/users',
      '/api/v1/assets',
    ])('%s refuses a cursor that it did not make, and the character NUL', async (path) => {
      const admin = await desk.api.as('admin');
      for (const cursor of [...cursors, 'a%00b']) {
        expect([cursor, (await admin.get(`${path}?cursor=${cursor}`)).status]).toEqual([cursor, 400]);
      }
      expect((await admin.get(`${path}?organizationId=%00`)).status).toBe(400);
    });
  });

  it('keep what the database knows about them, whoever writes', async () => {
    const id = await scheduled();
    const set = (change: string) => desk.sql(`UPDATE publications SET ${change} WHERE id = $1`, [id]);
    await expect(set(`state = 'published'`)).rejects.toThrow('publications_published_has_post');
    await expect(set(`state = 'failed'`)).rejects.toThrow('publications_failed_has_reason');
    await expect(set(`state = 'sent'`)).rejects.toThrow('publications_state');
    const copy = (state: string) =>
      desk.sql(
        `INSERT INTO publications (id, content_id, organization_id, channel_account_id, platform, mode, state, scheduled_at,
           lateness_rule, options, next_run_at, created_by, version)
         SELECT gen_random_uuid(), content_id, organization_id, channel_account_id, platform, mode, $2, scheduled_at, 'send',
           '{}', next_run_at, created_by, 1 FROM publications WHERE id = $1`,
        [id, state],
      );
    await expect(copy('scheduled')).rejects.toThrow('publications_one_live');
    await copy('cancelled');
  });

  it('tell their whole history, and never a credential', async () => {
    const id = await desk.aPublication();
    await desk.work(id);
    const { channel_account_id: account, content_id: content } = await desk.row(id);
    const told = await Promise.all([
      desk.author.get(`${publications}/${id}`),
      desk.author.get(publications),
      desk.author.get(`/api/v1/channel-accounts/${account}`),
      desk.author.get('/api/v1/channel-accounts?limit=100'),
      desk.author.get(`/api/v1/channel-accounts/${account}/health`),
      desk.author.post(`/api/v1/channel-accounts/${account}/verify`),
      desk.author.get('/api/v1/channels'),
      desk.author.get(`/api/v1/contents/${content}`),
    ]);
    expect(told.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(told[0].body).toMatchObject({
      attempts: [{ number: 1, kind: 'publish', outcome: 'published' }],
      steps: [
        { name: 'upload', effect: 'repeatable', state: 'done' },
        { name: 'post', effect: 'once', state: 'done' },
      ],
    });
    expect(told[2].body.credentialKeys).toEqual(['secret']);
    const trail = await desk.sql('SELECT to_jsonb(audit_entries) AS entry FROM audit_entries');
    expect(told.map(({ text }) => text).join('') + JSON.stringify(trail)).not.toMatch(/TOP-SECRET|sealed/i);
  });
});
