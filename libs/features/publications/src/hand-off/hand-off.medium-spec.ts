import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { aPhoto, anMp4, openPublishingDesk, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, PublishingDesk } from '@haojiao/testing';
import type { ChannelAdapter } from '@haojiao/channel-kit';
import { RenderAsset } from '@haojiao/features/assets';

const publications = '/api/v1/publications';
const NASTY = `"><script>alert(1)</script><img src=x onerror=alert(2)>'`;

describe('posting by hand, with a telephone', () => {
  let desk: PublishingDesk;
  let admin: ApiCaller;
  let cover: string;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    admin = await desk.api.as('admin');
    const photo = await uploadAsset(desk.author, {
      organizationId: desk.unit.id,
      bytes: await aPhoto(1600, 900),
      fileName: 'cover.jpg',
    });
    cover = photo.body.id;
    await desk.api.app.get(RenderAsset, { strict: false }).run(cover);
  });
  afterAll(() => desk.close());

  const aGroup = async (settings: object = {}): Promise<string> => {
    const answer = await admin.post('/api/v1/channel-accounts', {
      organizationId: desk.unit.id,
      platform: 'custom',
      name: '职工群',
      credentials: {},
      settings: { displayName: '一分会职工群', preset: 'wechat_group', ...settings },
    });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body.id;
  };
  const waiting = async (settings: object = {}, wish: object = {}): Promise<string> => {
    const content = await desk.anApproved({ coverAssetId: cover, ...wish });
    const { body, text } = await desk.plan(content, [await aGroup(settings)]);
    if (!body.items) throw new Error(text);
    const id = body.items[0].id as string;
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({ state: 'awaiting_hand_off', mode: 'hand_off' });
    return id;
  };
  const aLink = async (id: string, wish: object = {}) => {
    const answer = await desk.author.post(`${publications}/${id}/hand-off-link`, wish);
    if (answer.status !== 201) throw new Error(answer.text);
    return { ...answer.body, path: new URL(answer.body.url).pathname } as Record<string, string> & {
      path: string;
    };
  };
  const ask = (url: string, method: 'GET' | 'POST' = 'GET', options: object = {}) =>
    desk.api.app.inject({ method, url, remoteAddress: '203.0.113.7', ...options });
  const enter = (path: string, fields: Record<string, string>, file?: Buffer, name = 's.png') => {
    const parts = Object.entries(fields).map(
      ([key, value]) => `--B\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
    );
    const head = `--B\r\nContent-Disposition: form-data; name="screenshot"; filename="${file ? name : ''}"\r\nContent-Type: image/png\r\n\r\n`;
    const payload = Buffer.concat([
      Buffer.from(parts.join('') + head),
      file ?? Buffer.alloc(0),
      Buffer.from('\r\n--B--\r\n'),
    ]);
    return ask(path, 'POST', { payload, headers: { 'content-type': 'multipart/form-data; boundary=B' } });
  };
  const usesOf = (id: string) =>
    desk.sql<{ action: string; address: string; use: string; name: string }>(
      `SELECT action, address, details->>'use' AS use, actor_name AS name FROM audit_entries
       WHERE object_id = $1 AND action LIKE 'publication.hand_off_link%' ORDER BY sequence`,
      [id],
    );

  it('begins with a link and its QR code, which need no signing in', async () => {
    const id = await waiting();
    const link = await aLink(id);
    expect(link.path).toMatch(/^\/h\/[\w-]{44}$/);
    expect(link.qrSvg).toMatch(/^<svg [^>]*viewBox[^>]*>.*<\/svg>$/);
    expect(link.qrSvg).not.toMatch(/script|href/);
    expect(new Date(link.expiresAt!).getTime()).toBe(desk.now().getTime() + 72 * 3_600_000);
    const page = await ask(link.path);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('一分会职工群');
    expect(page.body).toContain('<textarea');
    expect(page.body).not.toContain(id);
  });

  it('shows a page on which nothing runs but our own few lines, and which tells nobody its address', async () => {
    const { headers, body } = await ask((await aLink(await waiting())).path);
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(
      /default-src 'none';script-src 'sha256-[^']+';style-src 'sha256-[^']+';img-src 'self'/,
    );
    expect(policy).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(body.match(/<script/g)).toHaveLength(1);
  });

  it('lets nothing of a hostile item become markup', async () => {
    const id = await waiting(
      { displayName: NASTY, textTemplate: '{title}\n{summary}', titleMax: 150 },
      { title: NASTY, summary: `</textarea>${NASTY}`, tags: ['<b>'] },
    );
    const { body } = await ask((await aLink(id)).path);
    expect(body.match(/<script/g)).toHaveLength(1);
    expect(body).not.toMatch(/<img src=x|<b>|<\/textarea>"/);
    expect(body).toContain('&lt;/textarea&gt;');
  });

  it('hands out the pictures as the pack has them, and nothing else', async () => {
    const { path } = await aLink(await waiting());
    const page = await ask(path);
    const [first] = /\/h\/[\w-]+\/files\/\d+/.exec(page.body)!;
    const picture = await ask(first);
    expect(picture.headers['content-type']).toBe('image/jpeg');
    const { width, height } = await sharp(picture.rawPayload).metadata();
    expect([width, height]).toEqual([900, 900]);
    for (const index of ['1', '99', '-1', 'x', '..%2f0'])
      expect((await ask(`${path}/files/${index}`)).statusCode).toBe(404);
    const zip = await ask(`${path}/pack`);
    const entries = zip.rawPayload.toString('latin1').split('PK\u0001\u0002').slice(1);
    const names = entries.map((entry) => /^[a-z0-9./-]+/.exec(entry.slice(42))![0]);
    expect(names).toEqual([
      ...['pictures/01.jpg', 'text.txt', 'copy/text.txt', 'copy/link.txt', 'checklist.txt'],
    ]);
  });

  it('ends with a screenshot where the place has no addresses', async () => {
    const id = await waiting();
    const { path } = await aLink(id);
    const nothing = await enter(path, { remoteUrl: '', note: '' });
    expect(nothing.statusCode).toBe(400);
    expect(nothing.body).toContain('或上传截图');
    const answer = await enter(path, { remoteUrl: '', note: '已发 3 个群' }, await aPhoto(375, 812));
    expect([answer.statusCode, answer.headers.location]).toEqual([303, path]);
    const { body } = await desk.author.get(`${publications}/${id}`);
    expect(body).toMatchObject({
      state: 'published',
      note: '已发 3 个群',
      remote: { id: '', url: null },
      proofAssetId: expect.any(String),
    });
    const proof = await desk.author.get(`/api/v1/assets/${body.proofAssetId}`);
    expect(proof.body).toMatchObject({ kind: 'image', mediaType: 'image/jpeg' });
    const kept = await desk.author.send('DELETE', `/api/v1/assets/${body.proofAssetId}`, undefined, {
      'if-match': '*',
    });
    expect([kept.status, kept.body.code]).toEqual([409, 'asset_in_use']);
    expect((await desk.author.get('/api/v1/assets?unused=true&limit=100')).text).not.toContain(
      body.proofAssetId,
    );
    expect((await ask(path)).body).toContain('已登记发布');
    expect((await enter(path, { remoteUrl: 'https://x.example/1' })).body).toContain('已登记发布');
  });

  it('ends with an address where the account asks for one, in the form that it has', async () => {
    const id = await waiting({ linkRequired: true, urlPattern: 'https://channels.weixin.qq.com/*' });
    const { path } = await aLink(id);
    const shot = await aPhoto(300, 600);
    expect((await enter(path, {}, shot)).body).toContain('不能只用截图');
    const wrong = await enter(path, { remoteUrl: `https://evil.example/?${NASTY}` });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body.match(/<script/g)).toHaveLength(1);
    expect((await enter(path, { remoteUrl: 'javascript:alert(1)' })).statusCode).toBe(400);
    const right = 'https://channels.weixin.qq.com/web/feed/1';
    expect((await enter(path, { remoteUrl: right })).statusCode).toBe(303);
    expect((await desk.author.get(`${publications}/${id}`)).body.remote).toMatchObject({ url: right });
  });

  it('takes no file for a picture that is none', async () => {
    const id = await waiting();
    const { path } = await aLink(id);
    for (const bytes of [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      Buffer.from('%PDF-1.4\n%%EOF'),
      Buffer.from('GIF89a<script>alert(1)</script>'),
    ]) {
      const answer = await enter(path, {}, bytes);
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
      expect(answer.body).toContain('没有登记成功');
    }
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await ask(path, 'POST', { payload: 'a=b', headers })).statusCode).toBe(415);
    expect(await desk.row(id)).toMatchObject({ state: 'awaiting_hand_off' });
  });

  it('leaves a trace of every use with the address that it came from', async () => {
    const id = await waiting();
    const { path } = await aLink(id);
    await ask(path);
    await ask(`${path}/pack`);
    await enter(path, {}, await aPhoto(300, 600));
    const uses = await usesOf(id);
    expect(uses.map(({ action, use }) => use ?? action)).toEqual([
      'publication.hand_off_link_made',
      'opened',
      'pack',
      'result',
    ]);
    expect(uses.slice(1).every(({ address }) => address === '203.0.113.7')).toBe(true);
    expect(uses[1]!.name).toBe('desk-author（发布链接）');
    const [published] = await desk.sql(
      `SELECT actor_name, address FROM audit_entries WHERE object_id = $1 AND action = 'publication.published'`,
      [id],
    );
    expect(published).toEqual({ actor_name: 'desk-author（发布链接）', address: '203.0.113.7' });
  });

  describe('through a link that is not good', () => {
    const closed = async (path: string) => {
      for (const [method, suffix] of [
        ['GET', ''],
        ['GET', '/pack'],
        ['GET', '/files/0'],
        ['POST', ''],
        ['POST', '/share-link'],
      ] as const) {
        const answer = await ask(`${path}${suffix}`, method);
        expect([suffix, answer.statusCode]).toEqual([suffix, 404]);
        expect(answer.body).toContain('重新生成二维码');
        expect(answer.headers['content-type']).toContain('text/html');
      }
    };

    it('is told what to do, and nothing else', async () => {
      const { path } = await aLink(await waiting());
      const changed = path.slice(0, -1) + (path.endsWith('A') ? 'B' : 'A');
      await closed(changed);
      await closed('/h/guess');
      await closed(`/h/${'A'.repeat(44)}`);
      const other = await aLink(await waiting());
      // The id of one link with the signature of another.
      await closed(path.slice(0, 25) + other.path.slice(25));
    });

    it('because its time is over', async () => {
      const { path } = await aLink(await waiting(), { validForHours: 1 });
      desk.forward(3_600_000);
      await closed(path);
    });

    it('because somebody revoked it', async () => {
      const id = await waiting();
      const [one, two] = [await aLink(id), await aLink(id)];
      expect((await ask(one.path)).statusCode).toBe(200);
      expect((await desk.author.post(`${publications}/${id}/hand-off-link/revoke`)).status).toBe(204);
      await closed(one.path);
      await closed(two.path);
      expect((await usesOf(id)).at(-1)!.action).toBe('publication.hand_off_link_revoked');
    });

    it('because its row was altered to live longer, or to open something else', async () => {
      const [id, other] = [await waiting(), await waiting()];
      const link = await aLink(id);
      await desk.sql(`UPDATE hand_off_links SET expires_at = expires_at + interval '1 day' WHERE id = $1`, [
        link.id,
      ]);
      await closed(link.path);
      const moved = await aLink(id);
      await desk.sql('UPDATE hand_off_links SET publication_id = $2 WHERE id = $1', [moved.id, other]);
      await closed(moved.path);
    });

    it('because who made it may not publish any more', async () => {
      await desk.api.aUser({ username: 'leaver', roles: ['author'], organizationId: desk.unit.id });
      const leaver = await desk.api.as('leaver');
      const id = await waiting();
      const { body } = await leaver.post(`${publications}/${id}/hand-off-link`, {});
      const { pathname } = new URL(body.url);
      expect((await ask(pathname)).statusCode).toBe(200);
      await desk.sql(
        `UPDATE memberships SET roles = '{}' WHERE user_id = (SELECT id FROM users WHERE username = 'leaver')`,
      );
      await closed(pathname);
    });
  });

  describe('a link is made', () => {
    it('only for what waits for a person', async () => {
      const id = await desk.aPublication();
      const answer = await desk.author.post(`${publications}/${id}/hand-off-link`, {});
      expect([answer.status, answer.body.code]).toEqual([409, 'publication_not_awaiting_hand_off']);
      const shared = await desk.author.post(`${publications}/${await waiting()}/share-link`);
      expect([shared.status, shared.body.code]).toEqual([409, 'publication_not_shared']);
    });

    it('by nobody of another unit, and not by who may only look', async () => {
      const unit = await desk.api.aUnit({ code: `other-${randomUUID().slice(0, 6)}` });
      await desk.api.aUser({ username: 'stranger', roles: ['chief_editor'], organizationId: unit.id });
      const stranger = await desk.api.as('stranger');
      const id = await waiting();
      for (const route of ['hand-off-link', 'hand-off-link/revoke', 'share-link']) {
        expect((await stranger.post(`${publications}/${id}/${route}`, {})).status).toBe(404);
        expect((await admin.post(`${publications}/${id}/${route}`, {})).status).toBe(403);
      }
    });

    it('for no longer than a week', async () => {
      const id = await waiting();
      for (const validForHours of [0, 169, 1.5, '3'])
        expect(
          (await desk.author.post(`${publications}/${id}/hand-off-link`, { validForHours })).status,
        ).toBe(400);
    });
  });

  it('is over when the item was edited after its sign-off: the page says so', async () => {
    const id = await waiting();
    const { path } = await aLink(id);
    const { content_id: content } = await desk.row(id);
    await desk.author.patch(`/api/v1/contents/${content}`, { title: '改过的标题' }, '*');
    const answer = await ask(path);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('审定');
    expect(answer.body).not.toContain('改过的标题');
  });

  it('is entered with a proof that the caller can see, and that is a picture', async () => {
    const id = await waiting();
    const resolve = (proofAssetId: string) =>
      desk.author.post(`${publications}/${id}/resolve`, { outcome: 'published', proofAssetId });
    const foreign = await resolve(randomUUID());
    expect(foreign.body.errors[0]).toMatchObject({ path: 'proofAssetId', code: 'asset_not_found' });
    const pdf = await uploadAsset(desk.author, {
      organizationId: desk.unit.id,
      bytes: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'),
      fileName: 'a.pdf',
    });
    if (pdf.status === 201)
      expect((await resolve(pdf.body.id)).body.errors[0]).toMatchObject({ code: 'not_an_image' });
    expect((await resolve(cover)).body).toMatchObject({ state: 'published', proofAssetId: cover });
  });

  it('carries a film to the phone by an address that a player can ask for parts of', async () => {
    const film = await uploadAsset(desk.author, {
      organizationId: desk.unit.id,
      bytes: anMp4({ bytes: 50_000 }),
      fileName: 'film.mp4',
    });
    const id = await waiting(
      {},
      { type: 'video', article: undefined, video: { videoAssetId: film.body.id, descriptionText: '开幕' } },
    );
    const { path } = await aLink(id);
    const { body } = await ask(path);
    const [, src] = /<video [^>]*src="([^"]+)"/.exec(body)!;
    expect(src).toMatch(/^\//);
    const part = await ask(src!.replaceAll('&amp;', '&'), 'GET', { headers: { range: 'bytes=0-99' } });
    expect([part.statusCode, part.rawPayload.length]).toEqual([206, 100]);
    const zip = await ask(`${path}/pack`);
    expect(zip.rawPayload.toString('latin1')).toContain('media/media.mp4');
    expect(zip.rawPayload.length).toBeGreaterThan(50_000);
  });

  describe('by a link into the app', () => {
    const share = (serial: number, expiresAt: Date) => ({
      url: `scripted://share?ticket=${serial}&x=<b>`,
      reference: `share-${serial}`,
      expiresAt,
    });
    const inAnHour = () => new Date(desk.now().getTime() + 3_600_000);

    it('shows it as a button and a QR code, and makes it anew when it has run out, not before', async () => {
      const reason = { zh: '请在 App 中确认。', en: 'Confirm in the app.' };
      desk.channel.onPublish = async () => ({
        kind: 'awaiting_hand_off',
        reason,
        share: share(1, inAnHour()),
      });
      let made = 1;
      const adapter: ChannelAdapter = desk.channel;
      adapter.shareLink = async () => share(++made, inAnHour());
      const id = await desk.aPublication();
      await desk.work(id);
      desk.reset();
      expect(await desk.row(id)).toMatchObject({ state: 'awaiting_hand_off', mode: 'share' });
      const { path } = await aLink(id);
      expect((await ask(path)).body).toContain('href="scripted://share?ticket=1&amp;x=&lt;b&gt;"');
      const early = await desk.author.post(`${publications}/${id}/share-link`);
      expect([early.status, early.body.url]).toEqual([200, share(1, new Date()).url]);
      desk.forward(3_600_000);
      expect((await ask(path)).body).toContain('重新生成分享链接');
      const form = { 'content-type': 'multipart/form-data; boundary=B' };
      const renewed = await ask(`${path}/share-link`, 'POST', { payload: '--B--\r\n', headers: form });
      expect(renewed.statusCode).toBe(303);
      expect((await ask(path)).body).toContain('ticket=2');
      expect(await desk.row(id)).toMatchObject({ state: 'awaiting_hand_off', pending_reference: 'share-2' });
    });
  });
});
