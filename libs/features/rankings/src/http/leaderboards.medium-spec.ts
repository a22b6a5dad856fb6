import { aRankingTable, rankingTableText, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';

const boards = '/api/v1/leaderboards';

describe('rankings that others published', () => {
  let api: TestApi;
  let city: string;
  let owner: string;
  let foreign: string;
  let editor: ApiCaller;
  let stranger: ApiCaller;
  const table = aRankingTable();

  beforeAll(async () => {
    api = await startTestApi();
    city = (await api.aUnit({ name: '某市总工会' })).id;
    // As an owner of the list is called, but for a wide space.
    owner = (await api.aUnit({ name: '第７建筑公司 工会', parentId: city })).id;
    foreign = (await api.aUnit({ name: '第8建筑公司工会' })).id;
    await api.aUser({ username: 'city-editor', roles: ['editor'], organizationId: city });
    await api.aUser({ username: 'city-admin', roles: ['administrator'], organizationId: city });
    await api.aUser({ username: 'stranger', roles: ['editor'], organizationId: foreign });
    editor = await api.as('city-editor');
    stranger = await api.as('stranger');
  });

  afterAll(() => api.close());

  let serial = 0;
  const aBoard = (text = rankingTableText(table), wish: object = {}, by = editor): Promise<ApiAnswer> => {
    serial += 1;
    return by.post(boards, {
      ...{ organizationId: city, title: '最有影响力账号', publisher: `研究院${serial}`, text },
      period: { from: '2026-10-01', to: '2026-10-31' },
      ...wish,
    });
  };
  const count = async () => {
    const [row] = await api.dataSource.query<{ boards: number }[]>(
      'SELECT count(*)::int AS boards FROM leaderboards',
    );
    return row!.boards;
  };

  it('are read first, with what is ours by name, and nothing is kept', async () => {
    const before = await count();
    const { status, body } = await editor.post(`${boards}/readings`, {
      organizationId: city,
      text: rankingTableText(table),
    });
    expect(status).toBe(200);
    expect(body.summary).toEqual({
      entries: 100,
      firstRank: 1,
      lastRank: 100,
      owners: 94,
      platforms: { weibo: 10 },
    });
    expect(body.faults).toEqual([]);
    const suggested = body.entries.filter(
      (entry: { suggestions: unknown[] }) => entry.suggestions.length > 0,
    );
    expect(suggested).toEqual([
      expect.objectContaining({
        rank: 7,
        owner: '第7建筑公司工会',
        suggestions: [{ kind: 'organization', id: owner, name: '第７建筑公司 工会' }],
      }),
    ]);
    expect(await count()).toBe(before);
  });

  it('are kept with all entries, the text, and the words around it', async () => {
    const { status, body } = await aBoard(undefined, {
      formula: 'WCI V14.2',
      sourceUrl: 'https://rank.example/1',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      entryCount: 100,
      formula: 'WCI V14.2',
      correctsId: null,
      correctedById: null,
    });
    expect(body.entries).toHaveLength(100);
    expect(body.entries[99]).toMatchObject({ position: 100, rank: 100, platform: 'weibo', isOwn: false });
    expect(body.passedOver).toHaveLength(2);
    expect(body.text).toContain('热烈祝贺');
    expect((await editor.get(`${boards}/${body.id}`)).body).toEqual(body);
  });

  it('are there once', async () => {
    const wish = { publisher: '同一研究院' };
    const first = await aBoard(undefined, wish);
    const again = await aBoard(undefined, wish);
    expect([first.status, again.status, again.body.code]).toEqual([201, 409, 'leaderboard_known']);
  });

  it('with faults are refused line by line, or kept with their faults', async () => {
    const text = '序号\t账号\t单位\n1\t甲\t一厂\n3\t丙\t';
    const refused = await aBoard(text);
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toEqual([
      expect.objectContaining({ path: 'text.3', code: 'owner_missing' }),
      expect.objectContaining({ path: 'text.2', code: 'rank_gap' }),
    ]);
    const kept = await aBoard(text, { acceptFaults: true });
    expect(kept.status).toBe(201);
    expect(kept.body.faults.map(({ code }: { code: string }) => code)).toEqual(['owner_missing', 'rank_gap']);
    expect((await aBoard('没有榜单', { acceptFaults: true })).status).toBe(400);
  });

  it('are linked by people to units that they see, and the last word counts', async () => {
    const { id } = (await aBoard()).body;
    const link = (links: object[], by = editor) => by.post(`${boards}/${id}/links`, { links });
    const linked = await link([{ position: 7, organizationId: owner }]);
    expect(linked.status).toBe(201);
    expect(linked.body.entries[6]).toMatchObject({
      isOwn: true,
      subject: { kind: 'organization', id: owner },
      suggestions: [],
    });
    const unknown = await link([{ position: 8, organizationId: foreign }]);
    expect([unknown.status, unknown.body.errors[0].code]).toEqual([400, 'subject_unknown']);
    const beyond = await link([{ position: 101, organizationId: owner }]);
    expect(beyond.body.errors[0].code).toBe('position_unknown');
    const undone = await link([{ position: 7 }]);
    expect(undone.body.entries[6]).toMatchObject({ isOwn: false, subject: null });
  });

  it('are corrected by another one that takes the links over', async () => {
    const { id } = (await aBoard()).body;
    await editor.post(`${boards}/${id}/links`, { links: [{ position: 7, organizationId: owner }] });
    const swapped = table.map((row) => ({
      ...row,
      rank: row.rank === 6 ? 7 : row.rank === 7 ? 6 : row.rank,
    }));
    const text = rankingTableText(swapped.sort((one, other) => one.rank - other.rank));
    const corrected = await editor.post(`${boards}/${id}/corrections`, { reason: '发布方更正', text });
    expect(corrected.status).toBe(201);
    expect(corrected.body).toMatchObject({ correctsId: id, reason: '发布方更正', title: '最有影响力账号' });
    const own = corrected.body.entries.filter(({ isOwn }: { isOwn: boolean }) => isOwn);
    expect(own).toEqual([
      expect.objectContaining({ rank: 6, subject: expect.objectContaining({ id: owner }) }),
    ]);
    expect((await editor.get(`${boards}/${id}`)).body.correctedById).toBe(corrected.body.id);
    const twice = await editor.post(`${boards}/${id}/corrections`, { reason: '再改一次' });
    expect([twice.status, twice.body.code]).toEqual([409, 'leaderboard_corrected_already']);
  });

  it('are never changed, in the database neither', async () => {
    const { id } = (await aBoard()).body;
    for (const sql of [
      `UPDATE leaderboards SET title = 'x' WHERE id = '${id}'`,
      `DELETE FROM leaderboard_entries WHERE leaderboard_id = '${id}'`,
      `UPDATE leaderboard_entries SET rank = 1 WHERE leaderboard_id = '${id}'`,
    ])
      await expect(api.dataSource.query(sql)).rejects.toThrow('append-only');
  });

  it('are listed newest first, of the caller’s own units', async () => {
    const newest = (await aBoard()).body.id;
    const { body } = await editor.get(`${boards}?limit=2`);
    expect(body.items[0].id).toBe(newest);
    const next = await editor.get(`${boards}?limit=2&cursor=${body.nextCursor}`);
    expect(next.body.items[0].id < body.items[1].id).toBe(true);
    expect((await stranger.get(boards)).body.items).toEqual([]);
  });

  it('of another unit are not there; without the right they are read only', async () => {
    const { id } = (await aBoard()).body;
    for (const path of ['', '/entries.csv', '/entries.xlsx'])
      expect((await stranger.get(`${boards}/${id}${path}`)).status).toBe(404);
    expect((await stranger.post(`${boards}/${id}/links`, { links: [{ position: 1 }] })).status).toBe(404);
    expect((await aBoard(undefined, {}, stranger)).status).toBe(404);
    const admin = await api.as('city-admin');
    expect((await admin.get(`${boards}/${id}`)).status).toBe(200);
    expect((await aBoard(undefined, {}, admin)).status).toBe(403);
  });

  it('come as sheets with what is ours marked, and no formula in them', async () => {
    const text = '序号\t账号\t单位\t指数\n1\t=1+1\t第7建筑公司工会\t801.290';
    const { id } = (await aBoard(text)).body;
    await editor.post(`${boards}/${id}/links`, { links: [{ position: 1, organizationId: owner }] });
    const csv = await editor.get(`${boards}/${id}/entries.csv`);
    expect(csv.text.split('\r\n')[3]).toBe(`1,'=1+1,第7建筑公司工会,,801.29,第７建筑公司 工会`);
    const xlsx = await editor.get(`${boards}/${id}/entries.xlsx`);
    expect(xlsx.headers['content-type']).toContain('spreadsheetml');
  });
});
