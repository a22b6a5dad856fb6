import { newId } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { RenderAsset } from '@haojiao/features/assets';
import { Outcomes, PublicationEntity } from '@haojiao/features/publications';
import { anMp3, aPhoto, startTestApi, until, untilHeard, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { SharedCaching } from './caching/shared-caching';
import { DeliveryReader } from './persistence/delivery-reader';
import { PageReader } from './persistence/page-reader';
import { DeliveryChanges } from './reading/delivery-changes';
import { DeliveryReads } from './reading/delivery-reads';
import { PeoplePages } from './listening/people-pages';
import { SearchReader } from './search/search-reader';

const HOST = 'https://news.example.test';

describe('delivery', () => {
  let api: TestApi;
  let author: ApiCaller;
  let editor: ApiCaller;
  let unit: { id: string; code: string };
  let columnId: string;
  let serial = 0;

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: HOST } });
    unit = await api.aUnit({ name: '长兴县总工会', code: 'changxing' });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit.id });
    await api.aUser({ username: 'editor', roles: ['editor'], organizationId: unit.id });
    author = await api.as('author');
    editor = await api.as('editor');
    const column = await editor.post('/api/v1/columns', {
      organizationId: unit.id,
      name: '工会要闻',
      code: 'news',
    });
    columnId = column.body.id;
  });

  afterAll(() => api.close());

  function service<T>(type: abstract new (...args: never[]) => T): T {
    return api.app.get<T>(type, { strict: false });
  }

  async function anItem(body: object = {}): Promise<{ id: string; slug: string }> {
    serial += 1;
    const answer = await author.post('/api/v1/contents', {
      organizationId: unit.id,
      type: 'article',
      title: `第${serial}条消息`,
      slug: `item-${serial}`,
      article: { html: '<p>职工之家暖人心。</p>' },
      ...body,
    });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body;
  }

  /** What review and the ledger do before an outcome is told. */
  async function aPublication(contentId: string, platform = 'site'): Promise<PublicationEntity> {
    const { manager } = service(Database);
    await manager.query(
      `UPDATE contents SET approved_revision_id = current_revision_id,
         state = CASE WHEN state = 'published' THEN state ELSE 'approved' END WHERE id = $1`,
      [contentId],
    );
    const [content] = await manager.query(
      'SELECT organization_id, author_id, current_revision_id FROM contents WHERE id = $1',
      [contentId],
    );
    const accountId = newId();
    await manager.query(
      `INSERT INTO channel_accounts (id, organization_id, platform, name, mode, state, sealed_credentials, settings, version)
       VALUES ($1, $2, $3, '网站', 'api', 'connected', '', '{}', 1)`,
      [accountId, content.organization_id, platform],
    );
    const publication = manager.create(PublicationEntity, {
      id: newId(),
      contentId,
      organizationId: content.organization_id,
      channelAccountId: accountId,
      platform,
      mode: 'api',
      state: 'publishing',
      scheduledAt: new Date(),
      latenessRule: 'send',
      options: {},
      revisionId: content.current_revision_id,
      nextRunAt: new Date(),
      createdBy: content.author_id,
    });
    await manager.insert(PublicationEntity, publication as never);
    return manager.findOneByOrFail(PublicationEntity, { id: publication.id });
  }

  async function goLive(publication: PublicationEntity, at = new Date()): Promise<void> {
    await service(Database).transaction((manager) =>
      service(Outcomes).published(manager, publication, {
        id: publication.contentId,
        url: `${HOST}/p/x`,
        publishedAt: at,
      }),
    );
    await heard();
  }

  async function publish(body: object = {}, at = new Date()) {
    const { id, slug } = await anItem(body);
    const publication = await aPublication(id);
    await goLive(publication, at);
    return { id, slug, publication };
  }

  async function takeDown(publication: PublicationEntity): Promise<void> {
    await service(Database).transaction(async (manager) => {
      await service(Outcomes).move(manager, publication, 'withdrawing');
      await service(Outcomes).move(manager, publication, 'withdrawn', { withdrawnAt: new Date() });
    });
    await heard();
  }

  const heard = () => untilHeard(api);

  const get = (url: string, headers: Record<string, string> = {}) => api.app.inject({ url, headers });

  it('delivers the approved revision with the site’s own words and every picture by its address', async () => {
    const photo = await uploadAsset(author, {
      organizationId: unit.id,
      bytes: await aPhoto(1600, 1000),
      fileName: '<img onerror=alert(1)>.jpg',
      altText: '慰问现场',
    });
    await service(RenderAsset).run(photo.body.id);
    const { id, slug } = await anItem({
      title: '原标题',
      summary: '摘要',
      columnId,
      tags: ['送清凉'],
      coverAssetId: photo.body.id,
      byline: '县总工会宣教部',
      source: { name: '中工网', url: 'https://www.workercn.cn/1' },
      article: { html: `<p>正文</p><img data-asset-id="${photo.body.id}" alt="慰问现场">` },
    });
    const draft = await author.get(`/api/v1/contents/${id}`);
    const variant = await author.put(
      `/api/v1/contents/${id}/variants/site`,
      { title: '网站标题' },
      draft.etag,
    );
    expect([200, 201]).toContain(variant.status);
    await goLive(await aPublication(id), new Date('2026-11-20T04:30:00Z'));

    const answer = await get(`/delivery/v1/contents/${slug}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    const document = answer.json();
    expect(document).toMatchObject({
      id,
      slug,
      type: 'article',
      title: '网站标题',
      summary: '摘要',
      byline: '县总工会宣教部',
      tags: ['送清凉'],
      source: { name: '中工网', url: 'https://www.workercn.cn/1' },
      organization: { id: unit.id, code: 'changxing', name: '长兴县总工会' },
      column: { id: columnId, code: 'news', name: '工会要闻' },
      canonicalUrl: `${HOST}/p/${slug}`,
      publishedAt: '2026-11-20T04:30:00.000Z',
    });
    expect(document.cover.alt).toBe('慰问现场');
    expect(document.cover.renditions.map((rendition: { name: string }) => rendition.name)).toContain(
      'cover_169',
    );
    expect(document.article.html).toMatch(
      /<picture><source type="image\/avif" srcset="[^"]+ 320w, [^"]+ 640w, [^"]+ 1024w, [^"]+" sizes="[^"]+" \/><source type="image\/webp" [^>]+><img src="https:\/\/news\.example\.test\/assets\/[^"]+" srcset="[^"]+" sizes="[^"]+" width="1024" height="\d+" alt="慰问现场" loading="lazy" decoding="async" \/><\/picture>/,
    );
    const picture = document.article.html.match(/<img src="https:\/\/news\.example\.test([^"]+)"/)[1];
    expect((await get(picture)).statusCode).toBe(200);
    expect((await get(`/delivery/v1/contents/${id.toUpperCase()}`)).payload).toBe(answer.payload);

    const page = await get(`/p/${slug}`);
    expect(page.statusCode).toBe(200);
    expect(page.payload).toContain('<meta name="PubDate" content="2026-11-20 12:30">');
    expect(page.payload).toContain('<meta name="ColumnName" content="工会要闻">');
    expect(page.payload).toContain(`<img src="${picture}"`);
    expect(page.payload).not.toContain('onerror');
  });

  it('answers 304 to whoever has this version, and the head without the body', async () => {
    const { slug } = await publish();
    for (const url of [`/delivery/v1/contents/${slug}`, '/delivery/v1/contents?limit=3', `/p/${slug}`]) {
      const first = await get(url);
      const etag = String(first.headers.etag);
      expect(etag).toMatch(/^"[\w-]{20,}"$/);
      const again = await get(url, { 'if-none-match': etag });
      expect([again.statusCode, again.payload, again.headers.etag]).toEqual([304, '', etag]);
      expect((await get(url, { 'if-none-match': '"another"' })).statusCode).toBe(200);
      const head = await api.app.inject({ method: 'HEAD', url });
      expect([head.statusCode, head.payload, head.headers.etag, head.headers['content-length']]).toEqual([
        200,
        '',
        etag,
        String(first.rawPayload.length),
      ]);
    }
    const document = await get(`/delivery/v1/contents/${slug}`);
    const lastModified = String(document.headers['last-modified']);
    const since = (date: string) => get(`/delivery/v1/contents/${slug}`, { 'if-modified-since': date });
    expect((await since(lastModified)).statusCode).toBe(304);
    expect((await since(new Date(Date.parse(lastModified) - 1_000).toUTCString())).statusCode).toBe(200);
  });

  it('takes a withdrawn item away at once and says at its address that it is gone', async () => {
    const { id, slug, publication } = await publish({ title: '将被撤下的消息', tags: ['撤稿'] });
    expect((await get(`/p/${slug}`)).statusCode).toBe(200);
    await takeDown(publication);

    const page = await get(`/p/${slug}`);
    expect([page.statusCode, page.headers['content-type']]).toEqual([410, 'text/html; charset=utf-8']);
    expect(page.payload).toContain('内容已撤下');
    expect(page.payload).toContain('长兴县总工会');
    expect(page.payload).not.toContain('将被撤下的消息');
    for (const url of [`/delivery/v1/contents/${slug}`, `/delivery/v1/contents/${id}`]) {
      const answer = await get(url);
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'content_not_found']);
    }
    for (const url of [
      '/delivery/v1/contents?tag=撤稿',
      '/delivery/v1/contents?q=撤下的消息',
      '/delivery/v1/feeds/changxing.rss',
      '/o/changxing',
      '/sitemap.xml',
    ]) {
      expect((await get(encodeURI(url))).payload).not.toContain(slug);
    }
    const [row] = await api.dataSource.query(
      'SELECT document, summary, search FROM delivery_documents WHERE content_id = $1',
      [id],
    );
    expect(row).toEqual({ document: null, summary: null, search: null });
  });

  it('shows the corrected revision under the same address and time, with another ETag', async () => {
    const { id, slug, publication } = await publish(
      { title: '有错字的标题' },
      new Date('2026-11-01T00:00:00Z'),
    );
    const before = await get(`/delivery/v1/contents/${slug}`);
    const current = await author.get(`/api/v1/contents/${id}`);
    await author.patch(`/api/v1/contents/${id}`, { title: '改好的标题' }, current.etag);
    expect((await get(`/p/${slug}`)).payload).toContain('有错字的标题');

    await api.dataSource.query(`UPDATE publications SET state = 'cancelled' WHERE id = $1`, [publication.id]);
    await goLive(await aPublication(id));
    const after = await get(`/delivery/v1/contents/${slug}`);
    expect(after.json()).toMatchObject({ title: '改好的标题', publishedAt: '2026-11-01T00:00:00.000Z' });
    expect(after.headers.etag).not.toBe(before.headers.etag);
    expect(Date.parse(String(after.headers['last-modified']))).toBeGreaterThan(
      Date.parse(String(before.headers['last-modified'])),
    );
    expect((await get(`/p/${slug}`)).payload).toContain('改好的标题');
    // The older publication no longer stands for what is live.
    await api.dataSource.query(`UPDATE publications SET state = 'withdrawing' WHERE id = $1`, [
      publication.id,
    ]);
    const old = await service(Database).manager.findOneByOrFail(PublicationEntity, { id: publication.id });
    await service(Database).transaction((manager) => service(Outcomes).move(manager, old, 'withdrawn'));
    await heard();
    expect((await get(`/p/${slug}`)).statusCode).toBe(200);
  });

  it('serves nothing but what went live on the site', async () => {
    const draft = await anItem({ title: '未发布的草稿', tags: ['保密'] });
    const elsewhere = await anItem({ title: '只发微博', tags: ['保密'] });
    await goLive(await aPublication(elsewhere.id, 'weibo'));
    const undone = await anItem({ title: '回滚的发布', tags: ['保密'] });
    const publication = await aPublication(undone.id);
    await expect(
      service(Database).transaction(async (manager) => {
        await service(Outcomes).published(manager, publication, {
          id: undone.id,
          url: null,
          publishedAt: new Date(),
        });
        throw new Error('the worker dies before the commit');
      }),
    ).rejects.toThrow('dies');
    for (const { id, slug } of [draft, elsewhere, undone]) {
      expect((await get(`/delivery/v1/contents/${id}`)).statusCode).toBe(404);
      expect((await get(`/p/${slug}`)).statusCode).toBe(404);
    }
    expect((await get(encodeURI('/delivery/v1/contents?tag=保密'))).json().items).toEqual([]);
    await expect(
      api.dataSource.query(`UPDATE delivery_documents SET state = 'withdrawn' WHERE state = 'live'`),
    ).rejects.toThrow('delivery_documents_only_live_has_words');
  });

  it('pages without gaps or repetitions while new items come in', async () => {
    const branch = await api.aUnit({ parentId: unit.id, code: 'park' });
    await api.aUser({ username: 'park-author', roles: ['author'], organizationId: branch.id });
    const at = new Date('2026-10-01T00:00:00Z');
    const before = author;
    author = await api.as('park-author');
    try {
      // Several of the very same moment: the id decides.
      const ids: string[] = [];
      for (let index = 0; index < 7; index += 1) {
        ids.push((await publish({ organizationId: branch.id }, at)).id);
      }
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const query: string = cursor ? `&cursor=${cursor}` : '';
        const page = (await get(`/delivery/v1/contents?organization=park&limit=3${query}`)).json();
        seen.push(...page.items.map((item: { id: string }) => item.id));
        cursor = page.nextCursor;
        await publish({ organizationId: branch.id });
      } while (cursor);
      expect(seen).toEqual([...ids].reverse());
      const byBranch = (await get(`/delivery/v1/contents?organization=changxing&limit=100`)).json().items;
      expect(byBranch.map((item: { id: string }) => item.id)).toEqual(expect.arrayContaining(ids));
      expect(byBranch.at(0)).not.toHaveProperty('article');
    } finally {
      author = before;
    }
  });

  it('finds Chinese words anywhere in title, summary and body', async () => {
    const { id } = await publish({
      title: '县总工会走访慰问一线职工',
      tags: ['高温'],
      article: { html: '<p>为<strong>环卫工人</strong>送上防暑降温用品，WeChat 同步推送。</p>' },
    });
    const find = async (q: string) =>
      (await get(`/delivery/v1/contents?q=${encodeURIComponent(q)}`))
        .json()
        .items.map((item: { id: string }) => item.id);
    for (const q of [
      '慰问',
      '环卫工人',
      '防暑降温',
      'wechat',
      '环卫工人 慰问',
      '卫',
      '高温',
      'ＷｅＣｈａｔ',
    ]) {
      expect([q, await find(q)]).toEqual([q, expect.arrayContaining([id])]);
    }
    for (const q of ['工卫环人', '慰问环卫', '不存在的词', "'; DROP TABLE contents; --", '&|!():*']) {
      expect([q, await find(q)]).toEqual([q, expect.not.arrayContaining([id])]);
    }
  });

  it('narrows lists by column and type, and refuses a question it does not know', async () => {
    const sound = await uploadAsset(author, {
      organizationId: unit.id,
      bytes: anMp3(40),
      fileName: '<script>alert(1)</script>.mp3',
    });
    const { id, slug } = await publish({
      type: 'episode',
      title: '每日一问',
      columnId,
      article: undefined,
      episode: { audioAssetId: sound.body.id, number: 7, notesHtml: '<p>本期内容</p>' },
    });
    const listed = (
      await get('/delivery/v1/contents?organization=changxing&column=news&type=episode')
    ).json();
    expect(listed.items.map((item: { id: string }) => item.id)).toEqual([id]);
    expect(listed.items[0].media).toMatchObject({
      mediaType: 'audio/mpeg',
      url: expect.stringContaining(HOST),
    });
    const page = (await get(`/p/${slug}`)).payload;
    expect(page).toContain('<audio controls preload="none"');
    expect(page).toContain('第 7 期');
    expect(page).not.toContain('<script>alert');
    const rss = (await get('/delivery/v1/feeds/changxing.rss')).payload;
    const counted = `/media/episodes/${id}/`;
    expect(rss).toContain(`<enclosure url="${HOST}${counted}`);
    expect(page).toContain(`<source src="${counted}`);

    const unknown = await get('/delivery/v1/contents?organization=nowhere');
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'organization_not_found']);
    for (const query of ['sort=title', 'limit=0', 'cursor=abc', 'tag=a&tag=b', 'q=%00', 'column=%00']) {
      expect([query, (await get(`/delivery/v1/contents?${query}`)).statusCode]).toEqual([query, 400]);
    }
    const forged = Buffer.from(JSON.stringify(['-infinity', id])).toString('base64url');
    expect((await get(`/delivery/v1/contents?cursor=${forged}`)).statusCode).toBe(400);
  });

  it('plays a sound of an article on its page, from its own address', async () => {
    const sound = await uploadAsset(author, {
      organizationId: unit.id,
      bytes: anMp3(3),
      fileName: '厂歌.mp3',
    });
    const caption = '<figcaption>厂歌《向前》</figcaption>';
    const { id, slug } = await publish({
      article: {
        html: `<p>请听</p><figure data-asset-id="${sound.body.id}" data-kind="audio">${caption}</figure>`,
      },
    });
    const delivered = (await get(`/delivery/v1/contents/${id}`)).json();
    const [, address] = /<audio controls preload="none" src="([^"]+)" aria-label="厂歌《向前》">/.exec(
      delivered.article.html,
    )!;
    expect(address).toMatch(new RegExp(`^${HOST}/assets/${sound.body.id}/`));
    const page = await get(`/p/${slug}`);
    const path = address!.slice(HOST.length);
    expect(page.payload).toContain(
      `<audio controls preload="none" src="${path}" aria-label="厂歌《向前》"></audio>${caption}`,
    );
    expect(page.headers['content-security-policy']).toContain("media-src 'self'");
    const file = await get(path);
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'audio/mpeg']);
    const found = await get(`/delivery/v1/contents?organization=changxing&q=${encodeURIComponent('厂歌')}`);
    expect(found.json().items.map((item: { id: string }) => item.id)).toEqual([id]);
  });

  it('S13 answers hostile slugs and filters as if they were names of nothing', async () => {
    for (const hostile of [
      "' OR 1=1 --",
      '%00',
      '../../etc/passwd',
      '$1',
      '{"a":1}',
      'a'.repeat(250),
      '%ff',
    ]) {
      const encoded = hostile.startsWith('%') ? hostile : encodeURIComponent(hostile);
      expect([400, 404]).toContain((await get(`/p/${encoded}`)).statusCode);
      expect([400, 404]).toContain((await get(`/delivery/v1/contents/${encoded}`)).statusCode);
      expect([400, 404]).toContain((await get(`/o/${encoded}`)).statusCode);
      expect([400, 404]).toContain((await get(`/delivery/v1/feeds/${encoded}.rss`)).statusCode);
      for (const filter of ['column', 'tag']) {
        const answer = await get(`/delivery/v1/contents?${filter}=${encoded}`);
        expect(answer.statusCode === 400 || answer.json().items.length === 0).toBe(true);
      }
      expect([200, 400]).toContain((await get(`/delivery/v1/contents?q=${encoded}`)).statusCode);
    }
  });

  it('S24 shows a hostile title, byline, source and tag as text everywhere', async () => {
    const hostile = '"><script>alert(1)</script>\'';
    const { slug } = await publish({
      title: hostile,
      summary: hostile,
      byline: hostile,
      tags: ['<b>x</b>'],
      source: { name: hostile },
      article: {
        html: '<p onclick="x()">正文<script>alert(2)</script><a href="javascript:alert(3)">链接</a></p>',
      },
    });
    const page = await get(`/p/${slug}`);
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    for (const url of [
      `/p/${slug}`,
      '/o/changxing',
      '/',
      '/delivery/v1/feeds/changxing.rss',
      '/sitemap.xml',
    ]) {
      const { payload } = await get(url);
      expect(payload).not.toMatch(/<script>alert|<b>x<\/b>|onclick|javascript:/);
    }
    expect(page.payload).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    const [, data] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page.payload)!;
    expect(JSON.parse(data!).headline).toBe(hostile);
  });

  it('drops what another process has changed the moment it is committed', async () => {
    const { slug, publication } = await publish();
    const changes = new DeliveryChanges(service(Settings));
    const other = new DeliveryReads(
      new DeliveryReader(service(Database)),
      new PageReader(service(Database)),
      service(SearchReader),
      service(PeoplePages),
      changes,
      service(SharedCaching),
    );
    await changes.onModuleInit();
    try {
      expect(await other.item(slug)).toMatchObject({ state: 'live' });
      // Kept: what is only in the database is not seen.
      expect(other.keptItem(slug)).not.toBeNull();
      const listed = await other.list({ limit: 100 }, 'newest');
      await takeDown(publication);
      await untilHeard(api, changes);
      expect(await other.item(slug)).toMatchObject({ state: 'withdrawn' });
      expect((await other.list({ limit: 100 }, 'newest')).etag).not.toBe(listed.etag);
    } finally {
      await changes.onApplicationShutdown();
    }
  });

  it('trusts answers only briefly while changes can not be heard, and hears again by itself', async () => {
    const { slug, publication } = await publish();
    const changes = new DeliveryChanges(service(Settings));
    const other = new DeliveryReads(
      new DeliveryReader(service(Database)),
      new PageReader(service(Database)),
      service(SearchReader),
      service(PeoplePages),
      changes,
      service(SharedCaching),
    );
    await changes.onModuleInit();
    const trusted: number[] = [];
    changes.onChange(() => trusted.push(changes.trustMs()));
    try {
      await other.item(slug);
      // Of this database alone: those who listen to another are at work in other tests.
      await api.dataSource.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'haojiao-delivery-changes' AND datname = current_database()`,
      );
      await until(() => trusted.length > 0);
      expect(trusted[0]).toBeLessThanOrEqual(1_000);
      expect(await other.item(slug)).toMatchObject({ state: 'live' });
      await takeDown(publication);
      await until(async () => (await other.item(slug)).state === 'withdrawn');
      await until(() => changes.trustMs() > 1_000);
    } finally {
      await changes.onApplicationShutdown();
    }
  });

  it('prints a unit’s new filing number on pages that were rendered before', async () => {
    const { slug } = await publish();
    expect((await get(`/p/${slug}`)).payload).not.toContain('浙ICP备2026000001号');
    await api.dataSource.query(`UPDATE organizations SET icp_number = '浙ICP备2026000001号' WHERE id = $1`, [
      unit.id,
    ]);
    await heard();
    expect((await get(`/p/${slug}`)).payload).toContain('浙ICP备2026000001号');
    expect((await get('/o/changxing')).payload).toContain('浙ICP备2026000001号');
  });

  it('leads from an item to those around it, and forgets what is taken down', async () => {
    const side = await editor.post('/api/v1/columns', {
      organizationId: unit.id,
      name: '旁栏',
      code: 'side',
    });
    const inColumn = { columnId: side.body.id };
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
    const first = await publish({ ...inColumn, title: '第一篇', tags: ['竞赛'] }, at(1));
    const middle = await publish({ ...inColumn, title: '第二篇', tags: ['竞赛', '技能'] }, at(2));
    const last = await publish({ ...inColumn, title: '第三篇' }, at(3));
    const alike = await publish({ title: '同题', tags: ['技能'] }, at(4));
    const page = async () => (await get(`/p/${middle.slug}`)).payload;
    const before = await page();
    expect(before).toContain(`rel="prev" href="/p/${first.slug}">第一篇</a>`);
    expect(before).toContain(`rel="next" href="/p/${last.slug}">第三篇</a>`);
    expect(before).toMatch(new RegExp(`相关内容[^]*href="/p/${alike.slug}"`));
    await takeDown(last.publication);
    await takeDown(alike.publication);
    const after = await page();
    expect(after).not.toContain(last.slug);
    expect(after).not.toContain(alike.slug);
    expect((await get('/o/changxing/c/side')).payload).toBe((await get('/o/changxing?column=side')).payload);
    expect((await get('/o/changxing/c/side?view=large')).payload).toContain('class="large"');
    expect((await get(`/p/${middle.slug}?view=contrast`)).payload).toContain('class="contrast"');
  });

  it('sends readers to the unit’s own site, and delivers all the same', async () => {
    const own = await api.aUnit({ name: '有站单位', code: 'own-site' });
    await api.dataSource.query('UPDATE organizations SET item_url_pattern = $2 WHERE id = $1', [
      own.id,
      'https://site.example/news/{slug}',
    ]);
    await api.aUser({ username: 'own-author', roles: ['author'], organizationId: own.id });
    const { body } = await (
      await api.as('own-author')
    ).post('/api/v1/contents', {
      ...{ organizationId: own.id, type: 'article', title: '自有网站', slug: 'own-item' },
      article: { html: '<p>正文。</p>' },
    });
    await goLive(await aPublication(body.id));
    const answer = await get('/p/own-item');
    expect([answer.statusCode, answer.headers.location]).toEqual([302, 'https://site.example/news/own-item']);
    const delivered = (await get('/delivery/v1/contents/own-item')).json();
    expect(delivered.canonicalUrl).toBe('https://site.example/news/own-item');
  });

  it('says the same to the first reader and to the next, however the link was shared', async () => {
    const { slug } = await publish();
    for (const url of [
      `/delivery/v1/contents/${slug}`,
      '/delivery/v1/contents?limit=2',
      `/p/${slug}`,
      '/',
      '/o/changxing',
    ]) {
      const [first, next] = [await get(url), await get(url)];
      const told = ({ headers }: typeof first) => {
        const { date: _date, ...rest } = headers;
        return rest;
      };
      expect(next.payload).toBe(first.payload);
      for (const [name, value] of Object.entries(told(next)))
        expect([name, told(first)[name]]).toEqual([name, value]);
      expect(next.headers['x-content-type-options']).toBe('nosniff');
      expect(next.headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    }
    for (const url of [`/p/${slug}`, '/', '/o/changxing']) {
      const shared = await get(`${url}?from=timeline&isappinstalled=0`);
      expect([shared.statusCode, shared.payload]).toEqual([200, (await get(url)).payload]);
    }
    expect((await get('/o/changxing?cursor=abc')).statusCode).toBe(404);
    expect((await api.app.inject({ method: 'POST', url: `/p/${slug}` })).statusCode).toBe(404);
  });

  it('reports views to the address at which they are counted', async () => {
    const { id, slug } = await publish();
    const page = (await get(`/p/${slug}`)).payload;
    const [, address] =
      /<script src="(\/public\/beacon-[0-9a-f]+\.js)" data-content-id="([^"]+)" defer>/.exec(page)!;
    const script = await get(address!);
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.payload).toContain("'/delivery/v1/contents/' + contentId + '/' + kind");
    expect(script.payload).toContain("sendReport('views'");
    const counted = await api.app.inject({
      method: 'POST',
      url: `/delivery/v1/contents/${id}/views`,
      payload: {
        visitorId: '0123456789abcdef0123456789abcdef',
        referrer: 'https://weibo.com/',
        surface: 'page',
      },
    });
    expect(counted.statusCode).toBe(202);
    const preflight = await api.app.inject({ method: 'OPTIONS', url: `/delivery/v1/contents/${id}/views` });
    expect([preflight.statusCode, preflight.headers['access-control-allow-origin']]).toEqual([204, '*']);
  });

  it('tells robots and readers’ programs where everything is', async () => {
    const { slug } = await publish({ title: '订阅里的消息' });
    expect((await get('/robots.txt')).payload).toMatch(
      /^Sitemap: https:\/\/news\.example\.test\/sitemaps\/o\/[^/]+\.xml$/m,
    );
    expect((await get('/sitemap.xml')).payload).toContain(`<loc>${HOST}/p/${slug}</loc>`);
    const feed = await get('/delivery/v1/feeds/changxing.json');
    expect(feed.headers['content-type']).toContain('application/feed+json');
    expect(feed.json()).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', title: '长兴县总工会' });
    expect(feed.json().items[0]).toMatchObject({ title: '订阅里的消息', url: `${HOST}/p/${slug}` });
    const again = await get('/delivery/v1/feeds/changxing.json', {
      'if-none-match': String(feed.headers.etag),
    });
    expect(again.statusCode).toBe(304);
    expect((await get('/delivery/v1/feeds/nowhere.rss')).statusCode).toBe(404);
  });
});
