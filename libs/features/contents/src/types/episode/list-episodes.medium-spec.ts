import { Database } from '@haojiao/infrastructure/database';
import { anMp3, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { ContentsService } from '../../contents.service';

interface Listed {
  id: string;
  title: string;
  number: number | null;
  state: string;
}

describe('the episodes of a programme', () => {
  let api: TestApi;
  let author: ApiCaller;
  let editor: ApiCaller;
  let city: { id: string };
  let works: { id: string };
  let serial = 0;
  const publishedAt = new Date('2026-03-01T00:00:00Z');

  beforeAll(async () => {
    api = await startTestApi();
    city = await api.aUnit({ code: 'city' });
    works = await api.aUnit({ code: 'works', parentId: city.id });
    const other = await api.aUnit({ code: 'other' });
    // Nothing of the units below is theirs.
    await api.aUser({ username: 'author', roles: ['author'], organizationId: city.id, inherit: false });
    await api.aUser({ username: 'editor', roles: ['editor'], organizationId: city.id });
    await api.aUser({ username: 'stranger', roles: ['editor'], organizationId: other.id });
    [author, editor] = [await api.as('author'), await api.as('editor')];
  });

  afterAll(() => api.close());

  async function aProgramme(languages = ['zh-Hans']): Promise<string> {
    const words = Object.fromEntries(languages.map((language) => [language, '有声工会']));
    const made = await editor.post('/api/v1/programmes', {
      organizationId: city.id,
      code: `series-${(serial += 1)}`,
      ...{ languages, titles: words, descriptions: words, categories: ['government'] },
    });
    expect(made.status).toBe(201);
    return made.body.id;
  }

  async function make(episode: object, more: object = {}, caller = author) {
    const made = await caller.post('/api/v1/contents', {
      ...{ organizationId: city.id, type: 'episode', title: '一期节目' },
      ...more,
      episode,
    });
    expect([made.status, made.text]).toEqual([201, expect.any(String)]);
    return made;
  }

  const listed = async (id: string, query = '', caller = author) => {
    const answer = await caller.get(`/api/v1/programmes/${id}/episodes${query}`);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return answer.body as { items: Listed[]; nextCursor: string | null };
  };

  const setState = (id: string, facts: { state: 'archived' | 'published'; publishedAt?: Date }) => {
    const contents = api.app.get(ContentsService, { strict: false });
    return api.app
      .get(Database, { strict: false })
      .transaction((manager) => contents.setState(manager, id, facts));
  };

  it('come last season first and newest number first, page by page, what has no number at the end', async () => {
    const programmeId = await aProgramme();
    await make({ programmeId, season: 2, number: 1 }, { title: '二季一期' });
    await make({ programmeId, season: 1, number: 2 }, { title: '一季二期' });
    await make({ programmeId, number: 9 }, { title: '未分季' });
    await make({ programmeId, season: 1, number: 10 }, { title: '一季十期' });
    await make({ programmeId, season: 2, number: 3, episodeType: 'trailer' }, { title: '二季预告' });
    await make({ programmeId: await aProgramme(), number: 1 }, { title: '别的节目' });
    const found: string[] = [];
    for (let cursor = ''; ;) {
      const page = await listed(programmeId, `?limit=2${cursor}`);
      expect(page.items.length).toBeLessThanOrEqual(2);
      found.push(...page.items.map(({ title }) => title));
      if (!page.nextCursor) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(found).toEqual(['二季一期', '二季预告', '一季十期', '一季二期', '未分季']);
  });

  it('say what there is of each: recording, words, chapters, and how far it is', async () => {
    const programmeId = await aProgramme(['zh-Hans', 'mn-Mong']);
    const recording = await uploadAsset(author, {
      organizationId: city.id,
      bytes: anMp3(3),
      fileName: 'a.mp3',
    });
    const { body: full } = await make(
      {
        ...{ programmeId, season: 1, number: 7, audioAssetId: recording.body.id, transcript: '各位职工朋友' },
        chapters: [{ startSeconds: 0, title: '开场' }],
      },
      { locale: 'mn-Mong' },
    );
    const { body: bare } = await make({ programmeId, season: 1, number: 6 });
    await setState(full.id, { state: 'published', publishedAt });
    const { items } = await listed(programmeId);
    expect(items).toEqual([
      expect.objectContaining({
        ...{ id: full.id, organizationId: city.id, season: 1, number: 7, state: 'published' },
        ...{
          language: 'mn-Mong',
          episodeType: 'full',
          audioAssetId: recording.body.id,
          durationSeconds: recording.body.durationSeconds,
        },
        ...{ hasTranscript: true, hasCaptions: false, chapterCount: 1 },
        publishedAt: publishedAt.toISOString(),
      }),
      expect.objectContaining({
        ...{ id: bare.id, state: 'draft', audioAssetId: null, durationSeconds: null, publishedAt: null },
        ...{ hasTranscript: false, chapterCount: 0 },
      }),
    ]);
    expect(Object.keys(items[0]!)).not.toContain('sortNumber');
  });

  it('are there in the archive too, with the number that they had; those taken away are not', async () => {
    const programmeId = await aProgramme();
    const { body: kept } = await make({ programmeId, number: 1 });
    const { body: gone, etag } = await make({ programmeId, number: 2 });
    await setState(kept.id, { state: 'archived' });
    await author.delete(`/api/v1/contents/${gone.id}`, etag);
    expect((await listed(programmeId)).items).toMatchObject([{ id: kept.id, number: 1, state: 'archived' }]);
  });

  it('are of units in which the caller may read, and no secret of a programme is told to strangers', async () => {
    const programmeId = await aProgramme();
    const { body: below } = await make({ programmeId, number: 1 }, { organizationId: works.id }, editor);
    await make({ programmeId, number: 2 });
    const all = await listed(programmeId, '', editor);
    expect(all.items.map(({ id }) => id)).toContain(below.id);
    expect((await listed(programmeId)).items.map(({ number }) => number)).toEqual([2]);
    const stranger = await api.as('stranger');
    expect((await stranger.get(`/api/v1/programmes/${programmeId}/episodes`)).status).toBe(404);
  });

  it('refuse a cursor that was made up', async () => {
    const programmeId = await aProgramme();
    for (const key of [
      [1],
      [-1, 1, programmeId],
      [1, 2 ** 31, programmeId],
      [1, 1.5, programmeId],
      [1, 1, 'x'],
    ]) {
      const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
      const answer = await author.get(`/api/v1/programmes/${programmeId}/episodes?cursor=${cursor}`);
      expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([400, 'cursor_invalid']);
    }
  });

  it('are counted in the list of programmes, as far as the caller may read them', async () => {
    const programmeId = await aProgramme();
    const totalsOf = async (caller: ApiCaller) => {
      const { body } = await caller.get('/api/v1/programmes?limit=100');
      const { episodes, lastPublishedAt } = body.items.find(({ id }: Listed) => id === programmeId);
      return { episodes, lastPublishedAt };
    };
    expect(await totalsOf(author)).toEqual({ episodes: 0, lastPublishedAt: null });
    const { body: first } = await make({ programmeId, number: 1 });
    await make({ programmeId, number: 2 });
    const { body: third } = await make({ programmeId, number: 3 });
    await make({ programmeId, number: 4 }, { organizationId: works.id }, editor);
    await setState(first.id, { state: 'published', publishedAt });
    await setState(third.id, { state: 'archived' });
    const lastPublishedAt = publishedAt.toISOString();
    expect(await totalsOf(author)).toEqual({ episodes: 2, lastPublishedAt });
    expect(await totalsOf(editor)).toEqual({ episodes: 3, lastPublishedAt });
  });
});
