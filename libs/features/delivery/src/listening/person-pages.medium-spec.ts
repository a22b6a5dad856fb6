import { beijingDate, encodeCursor, newId, nextBeijingMidnight } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { RenderAsset } from '@haojiao/features/assets';
import { Outcomes } from '@haojiao/features/publications';
import { aLiveEpisode, aPhoto, anMp3, startTestApi, untilHeard, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, LiveEpisode, TestApi } from '@haojiao/testing';
import { DeliverPeople1795000490000 } from '../../../../../migrations/1795000490000-DeliverPeople';

const HOST = 'https://news.example.test';
const CONSENT = { scope: ['voice', 'portrait', 'biography'], givenOn: '2026-01-01' };

interface Person {
  id: string;
  slug: string;
  etag: string;
}

describe('pages of people', () => {
  let api: TestApi;
  let author: ApiCaller;
  let editor: ApiCaller;
  let unit: { id: string };
  let recording: string;
  let serial = 0;

  beforeAll(async () => {
    api = await startTestApi({
      environment: { HAOJIAO_PUBLIC_URL: HOST },
    });
    unit = await api.aUnit({ name: '科左后旗总工会', code: 'city' });
    await api.aUnit({ name: '甘旗卡镇总工会', code: 'town' });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit.id });
    await api.aUser({ username: 'editor', roles: ['editor', 'chief_editor'], organizationId: unit.id });
    [author, editor] = [await api.as('author'), await api.as('editor')];
    recording = await upload(anMp3(2), 'a.mp3');
    const url = `/api/v1/organizations/${unit.id}/site/launch-waiver`;
    await (await api.as('admin')).put(url, { reason: '测试' }, '*');
  });

  afterAll(() => api.close());

  async function upload(bytes: Buffer, fileName: string): Promise<string> {
    return (await uploadAsset(author, { organizationId: unit.id, bytes, fileName })).body.id;
  }

  async function aPerson(more: object = {}): Promise<Person> {
    const answer = await editor.post('/api/v1/programme-people', {
      organizationId: unit.id,
      name: `王建国${(serial += 1)}`,
      slug: `wang-${serial}`,
      ...more,
    });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return { ...answer.body, etag: answer.etag };
  }

  async function consents(person: Person, change: object = {}): Promise<string> {
    const url = `/api/v1/programme-people/${person.id}/consents`;
    const answer = await editor.post(url, { ...CONSENT, ...change });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return `${url}/${answer.body.id}`;
  }

  async function aProgramme(more: object = {}): Promise<{ id: string; code: string; etag: string }> {
    const answer = await editor.post('/api/v1/programmes', {
      organizationId: unit.id,
      code: `series-${(serial += 1)}`,
      languages: ['zh-Hans'],
      titles: { 'zh-Hans': `有声工会${serial}` },
      descriptions: { 'zh-Hans': '每天一问。' },
      categories: ['government'],
      ...more,
    });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return { ...answer.body, etag: answer.etag };
  }

  async function anEpisode(
    people: { personId: string; role: string }[],
    episode: object = {},
  ): Promise<LiveEpisode & { title: string }> {
    const title = `单集${(serial += 1)}`;
    const publishedAt = new Date(Date.UTC(2026, 5, 1, 0, serial));
    const made = await aLiveEpisode(
      api,
      author,
      { organizationId: unit.id, title, episode: { audioAssetId: recording, people, ...episode } },
      publishedAt,
    );
    return { ...made, title };
  }

  const outcomes = () => api.app.get(Outcomes, { strict: false });
  /** A notice travels to the listening connection after the commit was answered. */
  const heard = () => untilHeard(api);
  const get = async (url: string) => {
    await heard();
    return api.app.inject({ url });
  };
  const page = ({ slug }: { slug: string }) => get(`/o/city/who/${slug}`);
  const statusOf = async (person: { slug: string }) => (await page(person)).statusCode;
  const guest = ({ id }: Person) => ({ personId: id, role: 'guest' });

  it('tell what somebody agreed to, with their episodes, newest first', async () => {
    const programme = await aProgramme();
    const portraitAssetId = await upload(await aPhoto(640, 640), 'portrait.jpg');
    await api.app.get(RenderAsset, { strict: false }).run(portraitAssetId);
    const person = await aPerson({
      name: '其其格 <b>&',
      bio: '三十年电焊工，</script>劳模。',
      portraitAssetId,
      link: 'https://people.example.test/qiqige',
    });
    await consents(person, { scope: ['voice'] });
    const first = await anEpisode([guest(person)], { programmeId: programme.id, season: 2, number: 1 });
    const second = await anEpisode([{ personId: person.id, role: 'narrator' }]);
    const modest = (await page(person)).payload;
    expect(modest).toContain('<h1>其其格 &lt;b&gt;&amp;</h1>');
    for (const hidden of ['电焊工', '/assets/', 'people.example.test', 'og:image'])
      expect([hidden, modest.includes(hidden)]).toEqual([hidden, false]);
    expect(modest.indexOf(second.title)).toBeLessThan(modest.indexOf(first.title));
    expect(modest).toContain('第 2 季 第 1 期');
    expect(modest).toContain(`href="/o/city/a/${programme.code}"`);
    expect(modest).toContain('<p class="roles">朗读 · 嘉宾</p>');
    expect(modest.match(/<audio /g)).toHaveLength(2);

    await consents(person, { scope: ['portrait', 'biography'] });
    const whole = (await page(person)).payload;
    for (const told of ['电焊工', 'people.example.test', 'alt="其其格 &lt;b&gt;&amp;的照片"'])
      expect([told, whole.includes(told)]).toEqual([told, true]);
    expect(whole).toContain('<meta property="og:type" content="profile">');
    expect(whole).toContain(`<link rel="canonical" href="${HOST}/o/city/who/${person.slug}">`);
    const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(whole)!;
    expect(JSON.parse(json!)).toMatchObject({
      '@type': 'Person',
      name: '其其格 <b>&',
      url: `${HOST}/o/city/who/${person.slug}`,
      image: expect.stringMatching(new RegExp(`^${HOST}/assets/`)),
      jobTitle: ['朗读', '嘉宾'],
    });
    expect(Buffer.byteLength(whole)).toBeLessThan(20_000);
  });

  it('are linked from their episodes and programmes, and listed in the site map', async () => {
    const programme = await aProgramme();
    const [host, known, shy] = [await aPerson(), await aPerson(), await aPerson()];
    await consents(host);
    await consents(known);
    const people = [{ personId: host.id, roles: ['host'] }];
    await editor.put(`/api/v1/programmes/${programme.id}/people`, { people }, '*');
    const episode = await anEpisode([guest(known), guest(shy)], {
      programmeId: programme.id,
      number: 1,
      guests: ['只有名字'],
    });
    const item = (await get(`/p/${episode.slug}`)).payload;
    expect(item).toContain(`<a href="/o/city/who/${known.slug}">`);
    expect(item).not.toContain(shy.slug);
    expect(item).toContain('只有名字');
    const list = (await get(`/o/city/a/${programme.code}`)).payload;
    for (const one of [host, known]) expect(list).toContain(`<a href="/o/city/who/${one.slug}">`);
    expect(list).not.toContain(shy.slug);
    const map = (await get('/sitemap.xml')).payload;
    for (const one of [host, known]) expect(map).toContain(`<loc>${HOST}/o/city/who/${one.slug}</loc>`);
    expect(map).not.toContain(shy.slug);
    // Who has a programme and no episode has a page all the same.
    expect(await statusOf(host)).toBe(200);
    expect(await statusOf(shy)).toBe(404);
  });

  it('are gone as soon as a consent is withdrawn or over, and so is every way to them', async () => {
    const person = await aPerson();
    const consent = await consents(person);
    const episode = await anEpisode([guest(person)]);
    const ways = async () => [
      await statusOf(person),
      (await get(`/p/${episode.slug}`)).payload.includes(person.slug),
      (await get('/sitemap.xml')).payload.includes(person.slug),
      (await get(`/delivery/v1/contents?person=${person.id}`)).json().items.length,
    ];
    expect(await ways()).toEqual([200, true, true, 1]);
    expect((await editor.post(`${consent}/withdraw`, {})).status).toBe(200);
    expect(await ways()).toEqual([404, false, false, 0]);
    // The episode stays: somebody has to withdraw it.
    expect((await get(`/p/${episode.slug}`)).statusCode).toBe(200);
    await consents(person, { expiresOn: '2026-01-02' });
    expect(await ways()).toEqual([404, false, false, 0]);
  });

  it('are gone at midnight with the last day of a consent, with nothing changed', async () => {
    const clock = api.app.get<Clock>(CLOCK, { strict: false });
    const { now: whatItIs } = clock;
    const today = new Date();
    const person = await aPerson();
    await consents(person, { expiresOn: beijingDate(today) });
    await anEpisode([guest(person)]);
    await heard();
    const list = `/delivery/v1/contents?person=${person.id}`;
    const urls = [`/o/city/who/${person.slug}`, list, '/sitemap.xml', '/sitemaps/o/city/pages.xml'];
    const look = () => Promise.all(urls.map((url) => api.app.inject({ url })));
    const told = async () => {
      const [page, contents, ...maps] = await look();
      return [
        page!.statusCode,
        contents!.json().items.length,
        ...maps.map(({ payload }) => payload.includes(person.slug)),
      ];
    };
    try {
      clock.now = () => new Date(nextBeijingMidnight(today).getTime() - 1);
      expect(await told()).toEqual([200, 1, true, true]);
      const before = await look();
      clock.now = () => nextBeijingMidnight(today);
      expect(await told()).toEqual([404, 0, false, false]);
      // Who asks by date alone hears of it, too.
      for (const [index, { headers }] of before.entries()) {
        const since = headers['last-modified'];
        if (since === undefined) continue;
        const url = urls[index]!;
        const again = await api.app.inject({ url, headers: { 'if-modified-since': String(since) } });
        expect([url, again.statusCode]).toEqual([url, 200]);
      }
    } finally {
      clock.now = whatItIs;
    }
  });

  describe('show a portrait only while the picture itself may be shown', () => {
    const isShown = async (person: Person) => (await page(person)).payload.includes('/assets/');
    const withPortrait = async () => {
      const portraitAssetId = await upload(await aPhoto(640, 640), 'portrait.jpg');
      await api.app.get(RenderAsset, { strict: false }).run(portraitAssetId);
      const person = await aPerson({ portraitAssetId });
      await consents(person);
      await anEpisode([guest(person)]);
      expect(await isShown(person)).toBe(true);
      return { person, asset: `/api/v1/assets/${portraitAssetId}` };
    };

    it('by those who are shown on it', async () => {
      const { person, asset } = await withPortrait();
      const consent = { personName: '王', isMinor: false, givenOn: '2026-01-01' };
      const given = await author.post(`${asset}/consents`, consent);
      expect([given.status, await isShown(person)]).toEqual([201, true]);
      await author.post(`${asset}/consents`, { ...consent, isMinor: true, guardianConsent: true });
      expect(await isShown(person)).toBe(true);
      await author.post(`${asset}/consents/${given.body.id}/revoke`);
      expect(await isShown(person)).toBe(false);
      expect(await statusOf(person)).toBe(200);
    });

    it('by a minor whose guardian has not agreed', async () => {
      const { person, asset } = await withPortrait();
      const consent = { personName: '王', isMinor: true, guardianConsent: false, givenOn: '2026-01-01' };
      const given = await author.post(`${asset}/consents`, consent);
      expect([given.status, await isShown(person)]).toEqual([201, false]);
    });

    it('by its rights, until the end of their last day', async () => {
      const { person, asset } = await withPortrait();
      const clock = api.app.get<Clock>(CLOCK, { strict: false });
      const { now: whatItIs } = clock;
      const today = new Date();
      const { etag } = await author.get(asset);
      const limited = await author.patch(asset, { rights: { expiresOn: beijingDate(today) } }, etag);
      expect(limited.status).toBe(200);
      try {
        clock.now = () => new Date(nextBeijingMidnight(today).getTime() - 1);
        expect(await isShown(person)).toBe(true);
        clock.now = () => nextBeijingMidnight(today);
        expect(await isShown(person)).toBe(false);
      } finally {
        clock.now = whatItIs;
      }
    });
  });

  it('stay while something that is out names them, whatever its draft says', async () => {
    const [person, other] = [await aPerson(), await aPerson()];
    const { id } = await anEpisode([{ personId: person.id, role: 'host' }]);
    const item = await author.get(`/api/v1/contents/${id}`);
    const episode = { ...item.body.episode, people: [{ personId: other.id, role: 'host' }] };
    const changed = await author.patch(`/api/v1/contents/${id}`, { episode }, item.etag);
    expect([changed.status, changed.text]).toEqual([200, expect.any(String)]);
    const kept = await editor.delete(`/api/v1/programme-people/${person.id}`, '*');
    expect([kept.status, kept.body.code]).toEqual([409, 'programme_person_in_use']);
  });

  it('end with what was published', async () => {
    const person = await aPerson();
    await consents(person);
    expect(await statusOf(person)).toBe(404);
    const { publication, id } = await anEpisode([guest(person)]);
    expect(await statusOf(person)).toBe(200);
    await api.app.get(Database, { strict: false }).transaction(async (manager) => {
      await outcomes().move(manager, publication, 'withdrawing');
      await outcomes().move(manager, publication, 'withdrawn', { withdrawnAt: new Date() });
    });
    expect(await statusOf(person)).toBe(404);
    const rows = await api.dataSource.query(
      'SELECT person_ids FROM delivery_documents WHERE content_id = $1',
      [id],
    );
    expect(rows).toEqual([{ person_ids: [] }]);
  });

  it('know nothing of programmes that are private or hidden', async () => {
    for (const change of [{ visibility: 'private' }, { state: 'hidden' }]) {
      const programme = await aProgramme();
      const person = await aPerson();
      await consents(person);
      const inside = await anEpisode([guest(person)], { programmeId: programme.id, number: 1 });
      const people = [{ personId: person.id, roles: ['host'] }];
      await editor.put(`/api/v1/programmes/${programme.id}/people`, { people }, '*');
      expect((await page(person)).payload).toContain(inside.slug);
      const changed = await editor.patch(`/api/v1/programmes/${programme.id}`, change, '*');
      expect([changed.status, changed.text]).toEqual([200, expect.any(String)]);
      expect([change, await statusOf(person)]).toEqual([change, 404]);
      const outside = await anEpisode([guest(person)]);
      const { payload } = await page(person);
      expect([payload.includes(outside.slug), payload.includes(inside.slug)]).toEqual([true, false]);
      expect(payload).not.toContain(programme.code);
    }
  });

  it('stay in their unit, lead on from an old address and take no foreign place', async () => {
    const person = await aPerson();
    await consents(person);
    await anEpisode([guest(person)]);
    expect((await get(`/o/town/who/${person.slug}`)).statusCode).toBe(404);
    for (const path of [`${person.slug}?cursor=x`, 'nobody', 'Nobody', '%27--', `${person.slug}%2Fx`])
      expect([path, (await get(`/o/city/who/${path}`)).statusCode]).toEqual([path, 404]);
    const url = `/api/v1/programme-people/${person.id}`;
    expect((await editor.patch(url, { slug: `${person.slug}-new` }, '*')).status).toBe(200);
    const old = await page(person);
    expect([old.statusCode, old.headers.location]).toEqual([302, `/o/city/who/${person.slug}-new`]);
    expect((await page({ slug: `${person.slug}-new` })).statusCode).toBe(200);
    expect((await get(`/o/town/who/${person.slug}`)).statusCode).toBe(404);
    // Who takes the address anew has it.
    const other = await aPerson({ slug: person.slug });
    expect(await statusOf(other)).toBe(404);
    expect((await editor.patch(`/api/v1/programme-people/${other.id}`, { slug: 'gone' }, '*')).status).toBe(
      200,
    );
    // Neither does an address that is no more tell of somebody who has no page.
    expect(await statusOf(person)).toBe(404);
  });

  it('open to nobody by a place that somebody made up', async () => {
    const after = `cursor=${encodeCursor(['2031-01-01T00:00:00.000Z', newId()])}`;
    const before = `cursor=${encodeCursor(['2020-01-01T00:00:00.000Z', newId()])}`;
    const silent = await aPerson();
    await consents(silent);
    const heardOf = await aPerson();
    await consents(heardOf);
    await anEpisode([guest(heardOf)]);
    const status = async ({ slug }: Person, place: string) =>
      (await get(`/o/city/who/${slug}?${place}`)).statusCode;
    expect([await status(silent, after), await status(silent, before)]).toEqual([404, 404]);
    expect([await status(heardOf, after), await status(heardOf, before)]).toEqual([200, 404]);
  });

  it('have their episodes on several pages', async () => {
    const person = await aPerson();
    await consents(person);
    const titles: string[] = [];
    for (let index = 0; index < 22; index += 1) titles.push((await anEpisode([guest(person)])).title);
    const shown = (html: string) => titles.filter((title) => html.includes(`>${title}</a>`));
    const first = (await page(person)).payload;
    expect(shown(first)).toEqual(titles.slice(2));
    const [, next] = /rel="next" href="([^"]+)"/.exec(first)!;
    const second = (await get(next!.replaceAll('&amp;', '&'))).payload;
    expect(shown(second)).toEqual(titles.slice(0, 2));
    expect(second).toContain('<meta name="robots" content="noindex, follow">');
    expect(second).not.toContain('rel="next"');
    expect(Buffer.byteLength(first)).toBeLessThan(35_000);
  });

  it('find what was delivered before there were any', async () => {
    const [person, other] = [await aPerson(), await aPerson()];
    await consents(person);
    const programme = await aProgramme();
    const { id, slug } = await anEpisode(
      [guest(person), guest(other), { personId: person.id, role: 'host' }],
      {
        ...{ programmeId: programme.id, season: 3, episodeType: 'bonus' },
      },
    );
    const row = async () =>
      (
        await api.dataSource.query(
          `SELECT person_ids, episode_season, episode_number, episode_type FROM delivery_documents WHERE content_id = $1`,
          [id],
        )
      )[0];
    const before = await row();
    expect(before).toEqual({
      person_ids: [person.id, other.id].toSorted(),
      ...{ episode_season: 3, episode_number: null, episode_type: 'bonus' },
    });
    const runner = api.dataSource.createQueryRunner();
    const migration = new DeliverPeople1795000490000();
    await migration.down(runner);
    await migration.up(runner);
    await runner.release();
    expect(await row()).toEqual(before);
    expect((await page(person)).payload).toContain(slug);
  });
});
