import { Database } from '@haojiao/infrastructure/database';
import { anMp3, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { ContentsService } from '../../contents.service';

describe('episodes of programmes', () => {
  let api: TestApi;
  let author: ApiCaller;
  let editor: ApiCaller;
  let city: { id: string };
  let strangeProgramme: string;
  let strangePerson: string;
  let programmeId: string;
  let personId: string;
  let serial = 0;

  beforeAll(async () => {
    api = await startTestApi();
    city = await api.aUnit({ code: 'city' });
    const other = await api.aUnit({ code: 'other' });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: city.id });
    await api.aUser({ username: 'editor', roles: ['editor'], organizationId: city.id });
    await api.aUser({ username: 'stranger', roles: ['editor'], organizationId: other.id });
    [author, editor] = [await api.as('author'), await api.as('editor')];
    const stranger = await api.as('stranger');
    programmeId = await aProgramme(editor, city.id);
    strangeProgramme = await aProgramme(stranger, other.id);
    personId = await aPerson(editor, city.id);
    strangePerson = await aPerson(stranger, other.id);
  });

  afterAll(() => api.close());

  async function aProgramme(caller: ApiCaller, organizationId: string): Promise<string> {
    const { body } = await caller.post('/api/v1/programmes', {
      organizationId,
      code: `series-${(serial += 1)}`,
      languages: ['zh-Hans', 'mn-Mong'],
      titles: { 'zh-Hans': '有声工会', 'mn-Mong': 'ᠮᠣᠩᠭᠣᠯ' },
      descriptions: { 'zh-Hans': '每天一问。', 'mn-Mong': 'ᠠᠰᠠᠭᠤᠯᠲᠠ' },
      categories: ['government'],
    });
    return body.id;
  }

  async function aPerson(caller: ApiCaller, organizationId: string): Promise<string> {
    return (await caller.post('/api/v1/programme-people', { organizationId, name: '其其格' })).body.id;
  }

  const make = (episode: object, more: object = {}) =>
    author.post('/api/v1/contents', {
      organizationId: city.id,
      type: 'episode',
      title: '一期节目',
      ...more,
      episode,
    });

  const codesOf = (answer: { body: { errors?: { path: string; code: string }[] } }) =>
    (answer.body.errors ?? []).map(({ path, code }) => `${path} ${code}`);

  it('name a programme and people that the caller may read, in a language of the programme', async () => {
    const refused = await make({
      programmeId: strangeProgramme,
      people: [
        { personId: strangePerson, role: 'guest' },
        { personId, role: 'host' },
        { personId, role: 'host' },
      ],
    });
    expect([refused.status, codesOf(refused)]).toEqual([
      400,
      [
        'episode.programmeId programme_unknown',
        'episode.people.0.personId person_unknown',
        'episode.people.2 person_repeated',
      ],
    ]);
    expect(codesOf(await make({ programmeId }, { locale: 'en-US' }))).toEqual([
      'locale language_not_of_programme',
    ]);
    expect((await make({ programmeId }, { locale: 'mn-Mong' })).status).toBe(201);
    expect((await make({ programmeId, people: [{ personId, role: 'singer' }] })).status).toBe(400);
  });

  it('carry chapters within the recording, and everything of it in the fingerprint', async () => {
    const recording = await uploadAsset(author, {
      organizationId: city.id,
      bytes: anMp3(3),
      fileName: 'a.mp3',
    });
    const episode = {
      audioAssetId: recording.body.id,
      chapters: [
        { startSeconds: 0, title: '开场' },
        { startSeconds: 9, title: '之后' },
      ],
    };
    expect(codesOf(await make(episode))).toEqual(['episode.chapters.1.startSeconds behind_the_end']);
    const made = await make({ ...episode, chapters: [{ startSeconds: 0, title: '开场' }] });
    expect(made.status).toBe(201);
    const fingerprints = new Set([made.body.fingerprint]);
    let etag = made.etag;
    for (const change of [
      { chapters: [{ startSeconds: 0, title: '片头' }] },
      { explicit: true },
      { episodeType: 'bonus' },
      { people: [{ personId, role: 'host' }] },
      { season: 2 },
    ]) {
      const changed = await author.patch(`/api/v1/contents/${made.body.id}`, { episode: change }, etag);
      expect([changed.status, changed.text]).toEqual([200, expect.any(String)]);
      fingerprints.add(changed.body.fingerprint);
      etag = changed.etag;
    }
    expect(fingerprints.size).toBe(6);
  });

  it('say nothing of what they do not say: an item of old keeps its fingerprint', async () => {
    const { body, etag } = await make({ guests: ['王师傅'] });
    expect(Object.keys(body.episode).sort()).toEqual(
      ['audioAssetId', 'guests', 'notesHtml', 'number', 'programmeId', 'season', 'transcript'].sort(),
    );
    const again = await author.patch(
      `/api/v1/contents/${body.id}`,
      { episode: { people: [], chapters: [], episodeType: 'full' } },
      etag,
    );
    expect(again.body.fingerprint).toBe(body.fingerprint);
  });

  describe('have their numbers', () => {
    it('each once in a language and season; the other one is named', async () => {
      const id = await aProgramme(editor, city.id);
      const first = await make({ programmeId: id, number: 7 }, { title: '第七期' });
      const refused = await make({ programmeId: id, number: 7 });
      expect([refused.status, refused.body.code, refused.body.contentId]).toEqual([
        409,
        'episode_number_taken',
        first.body.id,
      ]);
      expect(refused.body.detail).toContain('《第七期》');
      expect((await make({ programmeId: id, number: 7, season: 2 })).status).toBe(201);
      expect((await make({ programmeId: id, number: 7 }, { locale: 'mn-Mong' })).status).toBe(201);
      expect((await make({ programmeId: id, number: 7, episodeType: 'trailer' })).status).toBe(201);
      const { body, etag } = await make({ programmeId: id, number: 8 });
      const moved = await author.patch(`/api/v1/contents/${body.id}`, { episode: { number: 7 } }, etag);
      expect([moved.status, moved.body.code]).toEqual([409, 'episode_number_taken']);
    });

    it('also when two ask for one at once', async () => {
      const id = await aProgramme(editor, city.id);
      const answers = await Promise.all([1, 1, 1, 1].map((number) => make({ programmeId: id, number })));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    });

    it('until they are taken away or lie in the archive', async () => {
      const id = await aProgramme(editor, city.id);
      const first = await make({ programmeId: id, number: 1 });
      await author.delete(`/api/v1/contents/${first.body.id}`, first.etag);
      const second = await make({ programmeId: id, number: 1 });
      expect(second.status).toBe(201);
      const contents = api.app.get(ContentsService, { strict: false });
      await api.app
        .get(Database, { strict: false })
        .transaction((manager) => contents.setState(manager, second.body.id, { state: 'archived' }));
      expect((await make({ programmeId: id, number: 1 })).status).toBe(201);
    });

    it('suggested: the one after the highest of the last season', async () => {
      const id = await aProgramme(editor, city.id);
      const next = async (query = '') =>
        (await author.get(`/api/v1/programmes/${id}/next-episode${query}`)).body;
      expect(await next()).toEqual({ language: 'zh-Hans', season: null, number: 1 });
      await make({ programmeId: id, season: 1, number: 30 });
      await make({ programmeId: id, season: 2, number: 4 });
      await make({ programmeId: id, season: 2, number: 9, episodeType: 'bonus' });
      expect(await next()).toEqual({ language: 'zh-Hans', season: 2, number: 5 });
      expect(await next('?season=1')).toMatchObject({ season: 1, number: 31 });
      expect(await next('?language=mn-Mong')).toEqual({ language: 'mn-Mong', season: null, number: 1 });
      const stranger = await api.as('stranger');
      expect((await stranger.get(`/api/v1/programmes/${id}/next-episode`)).status).toBe(404);
    });
  });

  it('keep the people whom they name, and let those go who were taken out', async () => {
    const id = await aPerson(editor, city.id);
    const remove = () => editor.delete(`/api/v1/programme-people/${id}`, '*');
    const draft = await make({ programmeId, people: [{ personId: id, role: 'host' }] });
    const kept = await remove();
    expect([kept.status, kept.body.code]).toEqual([409, 'programme_person_in_use']);
    const episode = { ...draft.body.episode, people: [] };
    const changed = await author.patch(`/api/v1/contents/${draft.body.id}`, { episode }, draft.etag);
    expect(changed.status).toBe(200);
    expect((await remove()).status).toBe(204);
  });
});
