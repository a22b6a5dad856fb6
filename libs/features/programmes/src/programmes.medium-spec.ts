import { aPhoto, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { PublicPeople } from './people/public-people';

describe('programmes', () => {
  let api: TestApi;
  let editor: ApiCaller;
  let author: ApiCaller;
  let stranger: ApiCaller;
  let unit: { id: string; code: string };
  let other: { id: string };
  let serial = 0;

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: 'https://news.example.test' } });
    unit = await api.aUnit({ name: '市总工会', code: 'city' });
    other = await api.aUnit({ name: '邻市总工会', code: 'next' });
    await api.aUser({ username: 'editor', roles: ['editor'], organizationId: unit.id });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit.id });
    await api.aUser({ username: 'stranger', roles: ['editor'], organizationId: other.id });
    [editor, author, stranger] = [await api.as('editor'), await api.as('author'), await api.as('stranger')];
  });

  afterAll(() => api.close());

  const body = (more: object = {}) => ({
    organizationId: unit.id,
    code: `series-${(serial += 1)}`,
    languages: ['zh-Hans', 'mn-Mong'],
    titles: { 'zh-Hans': ' 有声工会\u0007 ', 'mn-Mong': 'ᠮᠣᠩᠭᠣᠯ' },
    descriptions: { 'zh-Hans': '每天一问。', 'mn-Mong': 'ᠠᠰᠠᠭᠤᠯᠲᠠ' },
    categories: ['government', 'society_culture.documentary'],
    ...more,
  });

  const aProgramme = async (more: object = {}) => {
    const answer = await editor.post('/api/v1/programmes', body(more));
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body;
  };

  const aPerson = async (more: object = {}) => {
    const answer = await editor.post('/api/v1/programme-people', {
      organizationId: unit.id,
      name: '其其格',
      ...more,
    });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body;
  };

  const codesOf = ({ body: problem }: { body: { errors?: { path: string; code: string }[] } }) =>
    (problem.errors ?? []).map(({ path, code }) => `${path} ${code}`).sort();

  it('are made with their defaults and cleaned words', async () => {
    const made = await aProgramme();
    expect(made).toMatchObject({
      titles: { 'zh-Hans': '有声工会', 'mn-Mong': 'ᠮᠣᠩᠭᠣᠯ' },
      author: '市总工会',
      type: 'episodic',
      explicit: false,
      visibility: 'public',
      state: 'active',
      seasons: [],
    });
    expect((await author.get(`/api/v1/programmes/${made.id}`)).body).toEqual(made);
  });

  it('tell every fault at once', async () => {
    const answer = await editor.post(
      '/api/v1/programmes',
      body({
        languages: ['zh-Hans', 'zh-CN'],
        titles: { en: 'Audio' },
        categories: ['nonsense'],
        seasons: [
          { number: 1, title: '一' },
          { number: 1, title: '二' },
        ],
      }),
    );
    expect(answer.status).toBe(400);
    expect(codesOf(answer)).toEqual(
      [
        'categories.0 category_unknown',
        'descriptions.mn-Mong language_not_of_programme',
        'descriptions.zh-CN required',
        'languages.1 language_repeated',
        'seasons.1.number number_taken',
        'titles.en language_not_of_programme',
        'titles.zh-CN required',
        'titles.zh-Hans required',
      ].sort(),
    );
  });

  it('take a square cover of 1400 to 3000 pixels and no other', async () => {
    const upload = async (width: number, height: number) =>
      (
        await uploadAsset(editor, {
          organizationId: unit.id,
          bytes: await aPhoto(width, height),
          fileName: 'cover.jpg',
        })
      ).body.id as string;
    const { id } = await aProgramme({ coverAssetId: await upload(1400, 1400) });
    for (const [width, height] of [
      [1399, 1399],
      [1500, 1400],
    ] as const) {
      const answer = await editor.post(
        '/api/v1/programmes',
        body({ coverAssetId: await upload(width, height) }),
      );
      expect([answer.status, codesOf(answer)]).toEqual([400, ['coverAssetId cover_unfit']]);
    }
    const { coverAssetId } = (await editor.get(`/api/v1/programmes/${id}`)).body;
    const gone = await editor.delete(`/api/v1/assets/${coverAssetId}`, '*');
    expect([gone.status, gone.body.code]).toEqual([409, 'asset_in_use']);
    expect((await editor.get('/api/v1/assets?unused=true&limit=100')).text).not.toContain(coverAssetId);
  });

  it('are changed with the version that was read, and their code never', async () => {
    const { id } = await aProgramme();
    const change = (etag: string, changes: object = { state: 'ended' }) =>
      editor.patch(`/api/v1/programmes/${id}`, changes, etag);
    expect((await change('')).status).toBe(428);
    expect((await change('"9"')).status).toBe(412);
    expect((await change('"1"', { code: 'other' })).status).toBe(400);
    expect((await change('"1"')).body.state).toBe('ended');
  });

  it('S15 belong to their unit: a stranger finds none, an author changes none', async () => {
    const { id } = await aProgramme();
    expect((await stranger.get(`/api/v1/programmes/${id}`)).status).toBe(404);
    expect((await stranger.patch(`/api/v1/programmes/${id}`, {}, '*')).status).toBe(404);
    expect((await author.patch(`/api/v1/programmes/${id}`, {}, '*')).status).toBe(403);
    expect((await stranger.post('/api/v1/programmes', body())).status).toBe(404);
    const listed = await stranger.get('/api/v1/programmes?limit=100');
    expect(listed.body.items).toEqual([]);
  });

  it('S17 S18 have people of their own unit, each once', async () => {
    const programme = await aProgramme();
    const person = await aPerson();
    const strange = await stranger.post('/api/v1/programme-people', {
      organizationId: other.id,
      name: '别人',
    });
    const put = (people: object[]) =>
      editor.put(`/api/v1/programmes/${programme.id}/people`, { people }, '*');
    const refused = await put([
      { personId: strange.body.id, roles: ['host'] },
      { personId: person.id, roles: ['host'] },
      { personId: person.id, roles: ['guest'] },
    ]);
    expect([refused.status, codesOf(refused)]).toEqual([
      400,
      ['people.0.personId person_unknown', 'people.2.personId person_repeated'],
    ]);
    expect((await put([{ personId: person.id, roles: ['singer'] }])).status).toBe(400);
    const done = await put([{ personId: person.id, roles: ['host', 'producer'] }]);
    expect(done.body.people).toEqual([
      { personId: person.id, name: '其其格', slug: person.slug, roles: ['host', 'producer'] },
    ]);
    const listed = await author.get(`/api/v1/programme-people?programmeId=${programme.id}`);
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toEqual([person.id]);
    const gone = await editor.delete(`/api/v1/programme-people/${person.id}`, '*');
    expect([gone.status, gone.body.code]).toEqual([409, 'programme_person_in_use']);
  });

  it('keep what people consented to: nobody rewrites it, one withdraws it once', async () => {
    const { id } = await aPerson();
    const consents = `/api/v1/programme-people/${id}/consents`;
    const early = await editor.post(consents, { scope: ['voice'], givenOn: '2999-01-01' });
    expect(codesOf(early)).toEqual(['givenOn in_the_future']);
    const { body: consent } = await editor.post(consents, {
      scope: ['voice', 'portrait'],
      givenOn: '2026-03-01',
      note: '纸质同意书第12号',
    });
    await expect(
      api.dataSource.query('UPDATE person_consents SET note = $2 WHERE id = $1', [consent.id, 'x']),
    ).rejects.toThrow('never rewritten');
    await expect(
      api.dataSource.query('DELETE FROM person_consents WHERE id = $1', [consent.id]),
    ).rejects.toThrow();
    expect((await author.post(`${consents}/${consent.id}/withdraw`, {})).status).toBe(403);
    expect((await editor.post(`${consents}/${consent.id}/withdraw`, {})).status).toBe(200);
    expect((await editor.post(`${consents}/${consent.id}/withdraw`, {})).body.code).toBe('consent_withdrawn');
    const another = await aPerson();
    const wrong = `/api/v1/programme-people/${another.id}/consents/${consent.id}/withdraw`;
    expect((await editor.post(wrong, {})).status).toBe(404);
  });

  it('show the public of a person what was consented to, and no private programme', async () => {
    const portrait = await uploadAsset(editor, {
      organizationId: unit.id,
      bytes: await aPhoto(64, 64),
      fileName: 'portrait.jpg',
    });
    const { id, slug } = await aPerson({ bio: '主持人', portraitAssetId: portrait.body.id });
    const [open, closed] = [await aProgramme(), await aProgramme({ visibility: 'private' })];
    for (const programme of [open, closed]) {
      const people = [{ personId: id, roles: ['host'] }];
      await editor.put(`/api/v1/programmes/${programme.id}/people`, { people }, '*');
    }
    const look = () => api.app.get(PublicPeople, { strict: false }).bySlug(slug);
    expect(await look()).toBeNull();
    const voice = { scope: ['voice'], givenOn: '2026-01-01' };
    await editor.post(`/api/v1/programme-people/${id}/consents`, voice);
    expect(await look()).toMatchObject({ name: '其其格', bio: '', portraitAssetId: null });
    await editor.post(`/api/v1/programme-people/${id}/consents`, {
      scope: ['portrait', 'biography'],
      givenOn: '2026-01-01',
    });
    const seen = await look();
    expect(seen).toMatchObject({ bio: '主持人', portraitAssetId: portrait.body.id });
    expect(seen?.programmes.map((programme) => programme.id)).toEqual([open.id]);
  });

  it('are taken away only while no episode names them', async () => {
    const { id } = await aProgramme();
    const named = await author.post('/api/v1/contents', {
      organizationId: unit.id,
      type: 'episode',
      title: '第一期',
      episode: { programmeId: id, number: 1 },
    });
    expect(named.status).toBe(201);
    const kept = await editor.delete(`/api/v1/programmes/${id}`, '*');
    expect([kept.status, kept.body.code]).toEqual([409, 'programme_in_use']);
    const { id: unused } = await aProgramme();
    expect((await editor.delete(`/api/v1/programmes/${unused}`, '*')).status).toBe(204);
  });
});
