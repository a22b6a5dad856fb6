import { aDraft, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';
import { MINUTE_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';

describe('autosaves', () => {
  let api: TestApi;
  let author: ApiCaller;
  let editor: ApiCaller;
  let unitId: string;
  let now = Date.now();

  beforeAll(async () => {
    api = await startTestApi();
    const { CLOCK } = await import('@haojiao/infrastructure/clock');
    api.app.get<Clock>(CLOCK, { strict: false }).now = () => new Date(now);
    unitId = (await api.aUnit()).id;
    for (const role of ['author', 'editor'] as const)
      await api.aUser({ username: role, roles: [role], organizationId: unitId });
    author = await api.as('author');
    editor = await api.as('editor');
  });
  afterAll(() => api.close());

  const at = (id: string, rest = '') => `/api/v1/contents/${id}${rest}`;
  const autosave = (id: string, title: string, caller = author): Promise<ApiAnswer> =>
    caller.patch(at(id, '?save=auto'), { title }, '*');
  const history = async (id: string, query = ''): Promise<[number, number][]> => {
    const { body } = await author.get(at(id, `/revisions${query}`));
    return body.items.map((item: { number: number; folded: number }) => [item.number, item.folded]);
  };
  const revisions = (id: string) =>
    api.dataSource.query('SELECT 1 FROM content_revisions WHERE content_id = $1', [id]);

  it('of one person within half an hour are one entry of the history, and each is kept', async () => {
    const { body } = await aDraft(author, unitId);
    for (const title of ['甲', '乙', '丙']) {
      expect((await autosave(body.id, title)).body.title).toBe(title);
      now += 9 * MINUTE_MS;
    }
    expect(await history(body.id)).toEqual([
      [4, 2],
      [1, 0],
    ]);
    now += 4 * MINUTE_MS;
    await autosave(body.id, '丁');
    await autosave(body.id, '戊', editor);
    await author.patch(at(body.id), { title: '己' }, '*');
    await autosave(body.id, '庚');
    expect(await history(body.id)).toEqual([
      [8, 0],
      [7, 0],
      [6, 0],
      [5, 0],
      [4, 2],
      [1, 0],
    ]);
    expect(await history(body.id, '?autosaves=all')).toEqual([8, 7, 6, 5, 4, 3, 2, 1].map((n) => [n, 0]));
    const all = await author.get(at(body.id, '/revisions?autosaves=all'));
    expect(all.body.items.map((item: { autosave: boolean }) => item.autosave)).toEqual([
      true,
      false,
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('that change nothing make no revision and leave no trace', async () => {
    const { body, etag } = await aDraft(author, unitId, { title: '原题' });
    const unchanged = await author.patch(at(body.id, '?save=auto'), { title: '原题' }, etag);
    expect([unchanged.status, unchanged.etag, unchanged.body.revisionNumber]).toEqual([200, etag, 1]);
    expect(await revisions(body.id)).toHaveLength(1);
    const trail = await api.dataSource.query('SELECT 1 FROM audit_entries WHERE object_id = $1', [body.id]);
    expect(trail).toHaveLength(1);
    // Who asks for a save gets one.
    expect((await author.patch(at(body.id), { title: '原题' }, etag)).body.revisionNumber).toBe(2);
  });

  it('obey If-Match and the rules of every save', async () => {
    const { body } = await aDraft(author, unitId);
    expect((await author.send('PATCH', at(body.id, '?save=auto'), { title: '甲' })).status).toBe(428);
    expect((await author.patch(at(body.id, '?save=auto'), { title: '甲' }, '"9"')).status).toBe(412);
    expect((await author.patch(at(body.id, '?save=later'), { title: '甲' }, '*')).status).toBe(400);
    expect((await author.patch(at(body.id, '?save=auto'), { state: 'approved' }, '*')).status).toBe(400);
  });

  it('never fold away what was submitted', async () => {
    const { body } = await aDraft(author, unitId);
    await autosave(body.id, '甲');
    await autosave(body.id, '送审的题');
    const review = await author.post(at(body.id, '/submit'), {});
    await author.post(`/api/v1/reviews/${review.body.id}/recall`, {});
    await autosave(body.id, '丙');
    expect(await history(body.id)).toEqual([
      [4, 0],
      [3, 1],
      [1, 0],
    ]);
  });

  it('of a platform’s variant fold too', async () => {
    const { body } = await aDraft(author, unitId);
    for (const text of ['短', '更短', '更短'])
      await author.put(at(body.id, '/variants/weibo?save=auto'), { text }, '*');
    expect(await history(body.id)).toEqual([
      [3, 1],
      [1, 0],
    ]);
  });

  it('are paged without gap or repetition while the newest run grows', async () => {
    const { body } = await aDraft(author, unitId);
    for (let run = 0; run < 5; run += 1) {
      for (let save = 0; save < 3; save += 1) await autosave(body.id, `题 ${run}.${save}`);
      now += 31 * MINUTE_MS;
    }
    await autosave(body.id, '新');
    const seen: number[] = [];
    let cursor = '';
    do {
      const page = await author.get(at(body.id, `/revisions?limit=2${cursor && `&cursor=${cursor}`}`));
      seen.push(...page.body.items.map((item: { number: number }) => item.number));
      cursor = page.body.nextCursor ?? '';
      await autosave(body.id, `新 ${seen.length}`);
    } while (cursor !== '');
    expect(seen).toEqual([17, 16, 13, 10, 7, 4, 1]);
  });

  it('refuse a made-up cursor, however large its number', async () => {
    const { body } = await aDraft(author, unitId);
    const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
    expect((await author.get(at(body.id, `/revisions?cursor=${cursor(['x'])}`))).status).toBe(400);
    expect(await history(body.id, `?cursor=${cursor([Number.MAX_SAFE_INTEGER])}`)).toEqual([[1, 0]]);
  });
});
