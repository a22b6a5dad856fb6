import { newId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { DeliveryDocuments } from '@haojiao/features/delivery';
import { Outcomes, PublicationEntity } from '@haojiao/features/publications';
import {
  aPhoto,
  aWav,
  anMp3,
  attributeIn,
  attributeOf,
  judgeFeed,
  startTestApi,
  textOf,
  untilHeard,
  uploadAsset,
} from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

const HOST = 'https://news.example.test';
const EPISODES = 76;
const FIRST_DAY = Date.UTC(2026, 0, 5, 1, 30);
const DAY_MS = 86_400_000;

interface Published {
  id: string;
  slug: string;
  publication: PublicationEntity;
}

describe('podcast feeds', () => {
  let api: TestApi;
  let author: ApiCaller;
  let editor: ApiCaller;
  let unit: { id: string };
  let cover: string;
  let recordings: string[];
  let personId: string;
  let serial = 0;

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: HOST } });
    unit = await api.aUnit({ name: '科左后旗总工会', code: 'city' });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit.id });
    await api.aUser({ username: 'editor', roles: ['editor', 'chief_editor'], organizationId: unit.id });
    [author, editor] = [await api.as('author'), await api.as('editor')];
    cover = await upload(await aPhoto(1400, 1400), 'cover.jpg');
    recordings = [
      await upload(anMp3(2), 'a.mp3'),
      await upload(anMp3(5), 'b.mp3'),
      await upload(aWav(3), 'c.wav'),
    ];
    const person = await editor.post('/api/v1/programme-people', { organizationId: unit.id, name: '其其格' });
    personId = person.body.id;
  });

  afterAll(() => api.close());

  const service = <T>(type: abstract new (...args: never[]) => T): T =>
    api.app.get<T>(type, { strict: false });

  async function upload(bytes: Buffer, fileName: string): Promise<string> {
    return (await uploadAsset(author, { organizationId: unit.id, bytes, fileName })).body.id;
  }

  async function aProgramme(more: object = {}): Promise<{ id: string; code: string; etag: string }> {
    const answer = await editor.post('/api/v1/programmes', {
      organizationId: unit.id,
      code: `series-${(serial += 1)}`,
      languages: ['zh-Hans', 'mn-Mong'],
      titles: { 'zh-Hans': '有声工会 <b>&"', 'mn-Mong': 'ᠮᠣᠩᠭᠣᠯ' },
      descriptions: { 'zh-Hans': '每天一问，]]> 一答。', 'mn-Mong': 'ᠠᠰᠠᠭᠤᠯᠲᠠ' },
      categories: ['society_culture.documentary', 'government'],
      coverAssetId: cover,
      ownerEmail: 'podcast@union.example',
      seasons: [{ number: 1, title: '第一季' }],
      ...more,
    });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return { ...answer.body, etag: answer.etag };
  }

  async function anEpisode(programmeId: string, episode: object = {}, more: object = {}): Promise<Published> {
    const answer = await author.post('/api/v1/contents', {
      organizationId: unit.id,
      type: 'episode',
      title: `节目${(serial += 1)}`,
      ...more,
      episode: { programmeId, audioAssetId: recordings[serial % recordings.length], ...episode },
    });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    const publication = await aPublication(answer.body.id);
    return { id: answer.body.id, slug: answer.body.slug, publication };
  }

  /** What review and the ledger do before an outcome is told. */
  async function aPublication(contentId: string): Promise<PublicationEntity> {
    const { manager } = service(Database);
    const [content] = await manager.query(
      'SELECT organization_id, author_id, current_revision_id FROM contents WHERE id = $1',
      [contentId],
    );
    await manager.query(
      `UPDATE contents SET approved_revision_id = current_revision_id, state = 'approved' WHERE id = $1`,
      [contentId],
    );
    const [account] = await manager.query(
      `SELECT id FROM channel_accounts WHERE organization_id = $1 AND platform = 'site'`,
      [content.organization_id],
    );
    const publication = manager.create(PublicationEntity, {
      id: newId(),
      contentId,
      organizationId: content.organization_id,
      channelAccountId: account.id,
      platform: 'site',
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

  async function goLive({ publication }: Published, at = new Date()): Promise<void> {
    const remote = { id: publication.contentId, url: `${HOST}/p/x`, publishedAt: at };
    await service(Database).transaction((manager) =>
      service(Outcomes).published(manager, publication, remote),
    );
  }

  async function takeDown({ publication }: Published): Promise<void> {
    await service(Database).transaction(async (manager) => {
      await service(Outcomes).move(manager, publication, 'withdrawing');
      await service(Outcomes).move(manager, publication, 'withdrawn', { withdrawnAt: new Date() });
    });
    await heard();
  }

  const heard = () => untilHeard(api);

  const get = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
    api.app.inject({ method, url: url.replace(HOST, ''), headers });

  const feedOf = (code: string, language = 'zh-Hans', query = '') =>
    `/delivery/v1/feeds/programmes/city/${code}/${language}.rss${query}`;

  const read = async (url: string) => {
    const answer = await get(url);
    expect([answer.statusCode, url]).toEqual([200, url]);
    return judgeFeed(answer.payload);
  };

  describe('of 76 episodes in two languages', () => {
    let code: string;
    let programmeId: string;

    beforeAll(async () => {
      const programme = await aProgramme();
      code = programme.code;
      programmeId = programme.id;
      for (const [locale, language] of [
        ['zh-CN', 'zh-Hans'],
        ['mn-Mong', 'mn-Mong'],
      ] as const) {
        const numbers = Array.from({ length: EPISODES }, (_, index) => index + 1);
        const publishNext = async (): Promise<void> => {
          for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
            const words = { locale, title: `${language} ${number}` };
            const episode = await anEpisode(programme.id, { season: 1, number }, words);
            await goLive(episode, new Date(FIRST_DAY + number * DAY_MS));
          }
        };
        await Promise.all([publishNext(), publishNext(), publishNext(), publishNext()]);
      }
      await heard();
    }, 240_000);

    it('are told to those who look after them, with what directories would refuse', async () => {
      const { body } = await editor.get(`/api/v1/programmes/${programmeId}/feeds`);
      expect(body.items).toMatchObject([
        { language: 'zh-Hans', url: `${HOST}${feedOf(code)}`, episodes: EPISODES },
        { language: 'mn-Mong', url: `${HOST}${feedOf(code, 'mn-Mong')}`, episodes: EPISODES },
      ]);
      expect(body.findings).toEqual([]);
      const bare = await aProgramme({ coverAssetId: null, ownerEmail: null, state: 'hidden' });
      const { body: poor } = await editor.get(`/api/v1/programmes/${bare.id}/feeds`);
      expect(poor.findings.map((finding: { code: string }) => finding.code)).toEqual([
        'programme_hidden',
        'cover_missing',
        'owner_email_missing',
      ]);
    });

    it.each(['zh-Hans', 'mn-Mong'])('pass a validator’s rules, each with its own: %s', async (language) => {
      const { faults, items, channel } = await read(feedOf(code, language));
      expect(faults).toEqual([]);
      expect(items).toHaveLength(EPISODES);
      expect(items.map(({ title }) => title)).toEqual(
        Array.from({ length: EPISODES }, (_, index) => `${language} ${EPISODES - index}`),
      );
      expect(textOf(channel, 'language')).toBe(language);
      expect(items.map(({ publishedAt }) => publishedAt.getTime())).toEqual(
        items.map(({ number }) => FIRST_DAY + (number ?? 0) * DAY_MS),
      );
    });

    it('have guids of their own in each language', async () => {
      const [one, other] = [await read(feedOf(code)), await read(feedOf(code, 'mn-Mong'))];
      const guids = [...one.items, ...other.items].map(({ guid }) => guid);
      expect(new Set(guids).size).toBe(2 * EPISODES);
      expect(textOf(one.channel, 'podcast:guid')).not.toBe(textOf(other.channel, 'podcast:guid'));
    });

    it('tell lengths and types that are those of the files, by HEAD and by GET', async () => {
      const { items } = await read(feedOf(code));
      const files = new Map(items.map((item) => [item.url, item]));
      expect(files.size).toBeGreaterThanOrEqual(recordings.length);
      for (const { url, length, mediaType } of files.values()) {
        const head = await get(url, {}, 'HEAD');
        expect([head.statusCode, head.headers['content-length'], head.headers['content-type']]).toEqual([
          200,
          String(length),
          mediaType,
        ]);
        expect((await get(url)).rawPayload).toHaveLength(length);
        const part = await get(url, { range: 'bytes=0-1' });
        expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 0-1/${length}`]);
      }
    });

    it('carry a cover as directories want it', async () => {
      const { channel } = await read(feedOf(code));
      const answer = await get(attributeOf(channel, 'itunes:image', 'href'));
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/jpeg']);
      const { default: sharp } = await import('sharp');
      expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ width: 1400, height: 1400 });
      expect((await get(`/delivery/v1/podcast-images/${cover}/${'0'.repeat(32)}.jpg`)).statusCode).toBe(404);
    });

    it('answer 304 to whoever has them, and give the same bytes again', async () => {
      const first = await get(feedOf(code));
      expect(first.headers).toMatchObject({
        'content-type': 'application/rss+xml; charset=utf-8',
        'cache-control': expect.stringContaining('public'),
      });
      const { etag, 'last-modified': modified } = first.headers;
      expect((await get(feedOf(code), { 'if-none-match': String(etag) })).statusCode).toBe(304);
      expect((await get(feedOf(code), { 'if-modified-since': String(modified) })).statusCode).toBe(304);
      expect((await get(feedOf(code))).payload).toBe(first.payload);
    });
  });

  it('keep a guid through every edit, and forget what was withdrawn at once', async () => {
    const { id, code } = await aProgramme();
    const episode = await anEpisode(id, { number: 1 });
    await goLive(episode);
    await heard();
    const [before] = (await read(feedOf(code))).items;
    const { etag } = await author.get(`/api/v1/contents/${episode.id}`);
    const changed = await author.patch(`/api/v1/contents/${episode.id}`, { title: '更正后的标题' }, etag);
    expect(changed.status).toBe(200);
    await service(Database).manager.query(`UPDATE publications SET revision_id = $2 WHERE id = $1`, [
      episode.publication.id,
      changed.body.currentRevisionId,
    ]);
    await service(Database).transaction(async (manager) => {
      const publication = await manager.findOneByOrFail(PublicationEntity, { id: episode.publication.id });
      await service(DeliveryDocuments).publish(manager, publication);
    });
    await heard();
    const [after] = (await read(feedOf(code))).items;
    expect([after?.title, after?.guid]).toEqual(['更正后的标题', before?.guid]);
    await takeDown(episode);
    expect((await read(feedOf(code))).items).toEqual([]);
  });

  it('S24 carry everything that an episode has, and no script of it', async () => {
    const { id, code, etag } = await aProgramme();
    await editor.put(
      `/api/v1/programmes/${id}/people`,
      { people: [{ personId, roles: ['host', 'producer'] }] },
      etag,
    );
    const evil = '</title><script>alert(1)</script>]]>&\u0000\ufffe';
    const episode = await anEpisode(
      id,
      {
        season: 1,
        number: 3,
        audioAssetId: recordings[1],
        notesHtml: '<p onclick="x()">第一<script>alert(2)</script></p><p>]]&gt;</p>',
        transcript: '大家好。<script>',
        guests: ['<img src=x onerror=alert(3)>'],
        people: [{ personId, role: 'guest' }],
        chapters: [
          { startSeconds: 0, title: '开场' },
          { startSeconds: 2.5, title: evil, url: 'https://union.example/a?b=1&c=2' },
        ],
        explicit: true,
        episodeType: 'bonus',
      },
      { title: `题${evil}`, summary: `摘要${evil}` },
    );
    await goLive(episode);
    await heard();
    const { payload } = await get(feedOf(code));
    const { faults, channel } = judgeFeed(payload);
    expect(faults).toEqual([]);
    expect(payload).not.toMatch(/<script|<img|onclick|\ufffe/);
    const item = channel.item![0]!;
    expect(textOf(item, 'title')).toBe('题</title><script>alert(1)</script>]]>&');
    expect(textOf(item, 'content:encoded')).toBe('<p>第一</p><p>]]&gt;</p>');
    expect(textOf(item, 'itunes:explicit')).toBe('true');
    expect(textOf(item, 'itunes:episodeType')).toBe('bonus');
    expect(attributeOf(item, 'podcast:season', 'name')).toBe('第一季');
    const people = (list: typeof item.x = []) =>
      list.map((person) => `${attributeIn(person, 'role')}/${attributeIn(person, 'group')}`);
    expect(people(item['podcast:person'])).toEqual(['guest/cast', 'guest/cast']);
    expect(people(channel['podcast:person'])).toEqual(['host/cast', 'producer/creative direction']);
    const chapters = await get(attributeOf(item, 'podcast:chapters', 'url'));
    expect(chapters.headers['content-type']).toBe('application/json+chapters; charset=utf-8');
    expect(chapters.json()).toMatchObject({
      version: '1.2.0',
      chapters: [
        { startTime: 0, title: '开场' },
        { startTime: 2.5, url: 'https://union.example/a?b=1&c=2' },
      ],
    });
    const transcript = await get(attributeOf(item, 'podcast:transcript', 'url'));
    expect([transcript.headers['content-type'], transcript.payload]).toEqual([
      'text/plain; charset=utf-8',
      '大家好。<script>',
    ]);
    expect(transcript.headers['x-content-type-options']).toBe('nosniff');
  });

  it('change at once with their programme and its people', async () => {
    const programme = await aProgramme();
    const episode = await anEpisode(programme.id, { number: 1, people: [{ personId, role: 'host' }] });
    await goLive(episode);
    await heard();
    await read(feedOf(programme.code));
    await editor.patch(
      `/api/v1/programmes/${programme.id}`,
      { copyright: '© 市总工会', state: 'ended' },
      programme.etag,
    );
    await heard();
    const { channel } = await read(feedOf(programme.code));
    expect([textOf(channel, 'copyright'), textOf(channel, 'itunes:complete')]).toEqual(['© 市总工会', 'Yes']);
    const { etag } = await editor.get(`/api/v1/programmes/${programme.id}`);
    await editor.patch(`/api/v1/programmes/${programme.id}`, { state: 'hidden' }, etag);
    await heard();
    expect((await get(feedOf(programme.code))).statusCode).toBe(404);
  });

  it('are found at their exact address only', async () => {
    const { code } = await aProgramme();
    expect((await read(feedOf(code))).faults).toEqual([]);
    for (const url of [
      feedOf(code, 'en'),
      feedOf('nothing'),
      feedOf(code).replace('.rss', '.json'),
      feedOf(code).replace('/city/', '/root/'),
      feedOf(code, 'zh-Hans', '?archive=1'),
      feedOf(code, 'zh-Hans', '?archive=x'),
    ]) {
      expect([(await get(url)).statusCode, url]).toEqual([404, url]);
    }
  });

  it('are cut into archives that a new episode does not move', async () => {
    const { id, code } = await aProgramme();
    const first = await anEpisode(id, { number: 1 });
    await goLive(first, new Date(FIRST_DAY));
    // The rest as rows, made of the first: what is tested here is the cutting.
    await service(Database).transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(
        `WITH made AS (
         INSERT INTO contents (id, organization_id, type, state, slug, title, tags, author_id, current_revision_id,
                               search_text, version)
         SELECT gen_random_uuid(), c.organization_id, c.type, 'published', 'copy-' || n, 'x', '{}', c.author_id,
                c.current_revision_id, '', 1
         FROM contents c, generate_series(2, 249) n WHERE c.id = $1 RETURNING id, substr(slug, 6)::int AS n)
       INSERT INTO delivery_documents (content_id, publication_id, revision_id, organization_id, org_path, type, slug,
              tags, state, published_at, updated_at, etag, document, summary, search, programme_id, episode_language)
       SELECT made.id, d.publication_id, d.revision_id, d.organization_id, d.org_path, d.type, 'copy-' || made.n, '{}',
              'live', d.published_at + made.n * interval '1 day', d.updated_at, d.etag,
              convert_to((convert_from(d.document, 'UTF8')::jsonb || jsonb_build_object('id', made.id, 'publishedAt',
                to_char((d.published_at + made.n * interval '1 day') AT TIME ZONE 'UTC',
                        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))::text, 'UTF8'),
              d.summary, d.search, d.programme_id, d.episode_language
       FROM delivery_documents d, made WHERE d.content_id = $1`,
        [first.id],
      );
    });
    const walk = async () => {
      const pages: { guids: string[]; payload: string; faults: string[] }[] = [];
      for (let url: string | null = feedOf(code); url !== null && pages.length < 9;) {
        const { payload } = await get(url);
        const { items, channel, faults } = judgeFeed(payload);
        pages.push({ guids: items.map(({ guid }) => guid), payload, faults });
        const next = (channel['atom:link'] ?? []).find((link) => attributeIn(link, 'rel') === 'next');
        url = next ? attributeIn(next, 'href') : null;
      }
      return pages;
    };
    await service(Database).manager.query(`SELECT pg_notify('delivery_changed', 'everything')`);
    await heard();
    const pages = await walk();
    expect(pages.flatMap(({ faults }) => faults)).toEqual([]);
    expect(pages.map(({ guids }) => guids.length)).toEqual([100, 100, 100]);
    expect(new Set(pages.flatMap(({ guids }) => guids)).size).toBe(249);
    expect(pages[0]?.payload).not.toContain('fh:archive/');
    expect(pages[1]?.payload).toContain('<fh:archive/>');
    await goLive(await anEpisode(id, { number: 2 }), new Date(FIRST_DAY + 400 * DAY_MS));
    await heard();
    const later = await walk();
    expect(later.map(({ guids }) => guids.length)).toEqual([100, 100, 100]);
    expect(later[2]?.guids).toEqual(pages[2]?.guids);
    expect(later[1]?.guids).toEqual(pages[1]?.guids);
  });

  describe('of a private programme', () => {
    const doors = (id: string, slug: string) => [
      `/delivery/v1/contents/${id}`,
      `/delivery/v1/contents/${slug}`,
      `/p/${slug}`,
    ];
    const lists = [
      '/delivery/v1/contents?limit=100',
      '/delivery/v1/contents?organization=city&type=episode&limit=100',
      `/delivery/v1/contents?q=${encodeURIComponent('内部学习')}`,
      '/delivery/v1/feeds/city.rss',
      '/delivery/v1/feeds/city.json',
      '/sitemap.xml',
      '/sitemaps/toutiao/city.txt',
      '/sitemaps/toutiao/city.dead.txt',
      '/o/city',
      '/',
    ];

    const issue = async (programmeId: string, label = '值班室') => {
      const answer = await editor.post(`/api/v1/programmes/${programmeId}/feed-tokens`, { label });
      expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
      return answer.body as { id: string; feeds: { language: string; url: string }[] };
    };

    it('open only with a token, which is shown once, and stand at no public door', async () => {
      const { id, code } = await aProgramme({ visibility: 'private' });
      const episode = await anEpisode(
        id,
        { number: 1, chapters: [{ startSeconds: 0, title: '开场' }], transcript: '内部学习的话' },
        { title: '内部学习第一讲' },
      );
      await goLive(episode);
      await heard();
      for (const url of doors(episode.id, episode.slug)) {
        expect([(await get(url)).statusCode, url]).toEqual([404, url]);
      }
      for (const url of lists) {
        const { payload } = await get(url);
        expect([payload.includes(episode.id), payload.includes(episode.slug), url]).toEqual([
          false,
          false,
          url,
        ]);
      }
      expect((await get(feedOf(code))).statusCode).toBe(404);
      expect((await get(feedOf(code, 'zh-Hans', `?token=${'x'.repeat(32)}`))).statusCode).toBe(404);

      const token = await issue(id);
      const listed = await editor.get(`/api/v1/programmes/${id}/feed-tokens`);
      const secret = new URL(token.feeds[0]!.url).searchParams.get('token') ?? '';
      expect(listed.text).not.toContain(secret);
      const [kept] = await service(Database).manager.query('SELECT * FROM feed_tokens WHERE id = $1', [
        token.id,
      ]);
      expect(JSON.stringify(kept)).not.toContain(secret);
      const answer = await get(token.feeds[0]!.url);
      expect(answer.headers).toMatchObject({
        'x-robots-tag': 'noindex, nofollow',
        'cache-control': 'private, no-cache',
      });
      const { faults, items, channel } = judgeFeed(answer.payload);
      expect([faults, items.map(({ title }) => title)]).toEqual([[], ['内部学习第一讲']]);
      expect([textOf(channel, 'itunes:block'), channel.item?.[0]?.link]).toEqual(['Yes', undefined]);
      expect(items[0]?.url).toContain('key=');
      const chapters = attributeOf(channel.item![0]!, 'podcast:chapters', 'url');
      expect((await get(chapters)).statusCode).toBe(200);
      expect((await get(chapters.replace(/\?.*/, ''))).statusCode).toBe(404);
      expect((await get(chapters.replace(/.$/, (end) => (end === '0' ? '1' : '0')))).statusCode).toBe(404);
      const used = await editor.get(`/api/v1/programmes/${id}/feed-tokens`);
      expect(used.body.items[0].lastUsedAt).not.toBeNull();

      const revoked = await editor.post(`/api/v1/programmes/${id}/feed-tokens/${token.id}/revoke`, {});
      expect(revoked.status).toBe(200);
      expect((await get(token.feeds[0]!.url)).statusCode).toBe(404);
      expect((await get(chapters)).statusCode).toBe(404);
    });

    it('name no captions, whose files open without a key; others do', async () => {
      const captionsAssetId = await upload(
        Buffer.from('WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n开场\n'),
        'words.vtt',
      );
      const feedWith = async (visibility: string) => {
        const { id, code } = await aProgramme({ visibility });
        await goLive(await anEpisode(id, { number: 1, captionsAssetId, transcript: '大家好。' }));
        await heard();
        return (await get(visibility === 'private' ? (await issue(id)).feeds[0]!.url : feedOf(code))).payload;
      };
      expect(await feedWith('public')).toContain(`/assets/${captionsAssetId}/`);
      const hidden = await feedWith('private');
      expect(judgeFeed(hidden)).toMatchObject({ faults: [], items: [expect.anything()] });
      expect(hidden).not.toMatch(new RegExp(`${captionsAssetId}|rel="captions"`));
    });

    it('open with a token of their own alone', async () => {
      const [one, other] = [
        await aProgramme({ visibility: 'private' }),
        await aProgramme({ visibility: 'private' }),
      ];
      const secret = new URL((await issue(one.id)).feeds[0]!.url).search;
      expect((await get(feedOf(one.code, 'zh-Hans', secret))).statusCode).toBe(200);
      expect((await get(feedOf(other.code, 'zh-Hans', secret))).statusCode).toBe(404);
      const open = await aProgramme();
      const refused = await editor.post(`/api/v1/programmes/${open.id}/feed-tokens`, { label: 'x' });
      expect([refused.status, refused.body.code]).toEqual([409, 'programme_is_public']);
    });

    it('and a token at the address of a public feed stays out of every answer that is kept', async () => {
      const { id, code } = await aProgramme();
      await goLive(await anEpisode(id, { number: 1 }));
      await heard();
      const secret = 'a-token-that-was-given-away';
      const first = await get(feedOf(code, 'zh-Hans', `?token=${secret}`));
      expect([first.statusCode, first.payload.includes(secret)]).toEqual([200, false]);
      for (const query of ['', `?token=${secret}`]) {
        const { statusCode, payload, headers } = await get(feedOf(code, 'zh-Hans', query));
        expect([query, statusCode, payload.includes(secret)]).toEqual([query, 200, false]);
        expect(JSON.stringify(headers)).not.toContain(secret);
      }
    });

    it('leave the site when their programme becomes private, and come back with it', async () => {
      const programme = await aProgramme();
      const [stays, goes] = [
        await anEpisode(programme.id, { number: 1 }),
        await anEpisode(programme.id, { number: 2 }),
      ];
      await goLive(stays);
      await goLive(goes);
      await takeDown(goes);
      expect((await get(`/p/${goes.slug}`)).statusCode).toBe(410);
      expect((await get(`/delivery/v1/contents/${stays.id}`)).statusCode).toBe(200);
      expect((await read(feedOf(programme.code))).items).toHaveLength(1);
      const show = async (visibility: string) => {
        const { etag } = await editor.get(`/api/v1/programmes/${programme.id}`);
        const changed = await editor.patch(`/api/v1/programmes/${programme.id}`, { visibility }, etag);
        expect(changed.status).toBe(200);
        await heard();
      };
      await show('private');
      for (const { id, slug } of [stays, goes]) {
        for (const url of doors(id, slug)) expect([(await get(url)).statusCode, url]).toEqual([404, url]);
      }
      expect((await get(feedOf(programme.code))).statusCode).toBe(404);
      const { payload } = await get((await issue(programme.id)).feeds[0]!.url);
      expect(judgeFeed(payload).items).toHaveLength(1);
      await show('public');
      expect((await get(`/delivery/v1/contents/${stays.id}`)).statusCode).toBe(200);
      expect((await get(`/p/${goes.slug}`)).statusCode).toBe(410);
      expect((await read(feedOf(programme.code))).items).toHaveLength(1);
    });
  });

  describe('carry no guest without consent', () => {
    const submit = async (programmeId: string | null, episode: object) => {
      const made = await author.post('/api/v1/contents', {
        organizationId: unit.id,
        type: 'episode',
        title: '访谈',
        episode: { audioAssetId: recordings[0], ...(programmeId && { programmeId }), ...episode },
      });
      expect(made.status).toBe(201);
      const answer = await author.post(`/api/v1/contents/${made.body.id}/submit`, {});
      const faults = (answer.body.errors ?? []).map(({ path, code }: { path: string; code: string }) =>
        [path, code].join(' '),
      );
      return { status: answer.status, faults, contentId: made.body.id as string };
    };

    const aGuest = async (name: string) =>
      (await editor.post('/api/v1/programme-people', { organizationId: unit.id, name })).body.id as string;

    const consent = (id: string, more: object = {}) =>
      editor.post(`/api/v1/programme-people/${id}/consents`, {
        scope: ['voice'],
        givenOn: '2026-01-01',
        ...more,
      });

    it('when an episode enters review', async () => {
      const { id } = await aProgramme();
      const guest = await aGuest('王建国');
      const people = [
        { personId, role: 'host' },
        { personId: guest, role: 'guest' },
      ];
      const refusals = async () => (await submit(id, { people })).faults;
      expect(await refusals()).toEqual(['episode.people.1 guest_consent_missing']);
      await consent(guest, { scope: ['portrait'] });
      await consent(guest, { expiresOn: '2026-01-02' });
      expect(await refusals()).toEqual(['episode.people.1 guest_consent_missing']);
      await consent(guest);
      expect((await submit(id, { people, guests: ['王建国'] })).status).toBeLessThan(300);
      expect((await submit(id, { people, guests: ['李四'] })).faults).toEqual([
        'episode.guests.0 guest_consent_missing',
      ]);
      expect((await submit(null, { guests: ['李四'] })).status).toBeLessThan(300);
    });
  });
});
