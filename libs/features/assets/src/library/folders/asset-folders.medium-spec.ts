import { aPhoto, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

describe('folders of the library', () => {
  let api: TestApi;
  let author: ApiCaller;
  let stranger: ApiCaller;
  let unit: string;
  let elsewhere: string;

  beforeAll(async () => {
    api = await startTestApi();
    unit = (await api.aUnit()).id;
    elsewhere = (await api.aUnit()).id;
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit });
    await api.aUser({ username: 'stranger', roles: ['author'], organizationId: elsewhere });
    author = await api.as('author');
    stranger = await api.as('stranger');
  });

  afterAll(() => api.close());

  const make = async (name: string, parentId: string | null = null, caller = author, organizationId = unit) =>
    caller.post('/api/v1/asset-folders', { organizationId, parentId, name });
  const folder = async (name: string, parentId: string | null = null) => {
    const answer = await make(name, parentId);
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body.id as string;
  };
  const change = async (id: string, body: object) => {
    const { headers } = await author.get(`/api/v1/asset-folders/${id}`);
    return author.patch(`/api/v1/asset-folders/${id}`, body, String(headers.etag));
  };
  const remove = async (id: string, query = '') => {
    const { headers } = await author.get(`/api/v1/asset-folders/${id}`);
    return author.delete(`/api/v1/asset-folders/${id}${query}`, String(headers.etag));
  };

  it('make a tree, in which siblings have names of their own', async () => {
    const year = await folder('2026 年');
    const spring = await folder('春送岗位', year);
    expect((await make('春送岗位', year)).body.errors).toMatchObject([{ code: 'folder_name_taken' }]);
    expect((await make('春送岗位')).status).toBe(201);
    expect((await make(' \u202e ', year)).body.errors).toMatchObject([{ path: 'name', code: 'not_empty' }]);
    const { items } = (await author.get(`/api/v1/asset-folders?organizationId=${unit}`)).body;
    expect(items).toContainEqual(expect.objectContaining({ id: spring, parentId: year, assetCount: 0 }));
  });

  it('never go into themselves, not too deep, and not into another unit', async () => {
    const top = await folder('环');
    const below = await folder('环中', top);
    const lowest = await folder('环底', below);
    expect(await change(top, { parentId: lowest })).toMatchObject({
      status: 409,
      body: { code: 'folder_in_itself' },
    });
    expect((await change(top, { parentId: top })).body.code).toBe('folder_in_itself');
    let parent = lowest;
    for (let level = 4; level <= 8; level += 1) parent = await folder(`层 ${level}`, parent);
    expect((await make('层 9', parent)).body.code).toBe('folder_too_deep');
    const two = await folder('两层');
    await folder('两层之下', two);
    const [above] = (await author.get(`/api/v1/asset-folders?organizationId=${unit}`)).body.items.filter(
      ({ name }: { name: string }) => name === '层 7',
    );
    expect((await change(two, { parentId: above.id })).body.code).toBe('folder_too_deep');
    const foreign = (await make('别处', null, stranger, elsewhere)).body.id;
    expect((await make('进别处', foreign)).body.errors).toMatchObject([{ code: 'folder_unknown' }]);
    expect((await change(two, { parentId: foreign })).body.errors).toMatchObject([
      { code: 'folder_unknown' },
    ]);
  });

  it('two moves at once make no circle', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await folder(`甲 ${round}`), await folder(`乙 ${round}`)];
      const answers = await Promise.all([change(one, { parentId: other }), change(other, { parentId: one })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    }
  });

  it('go when they are empty, or hand up what is in them', async () => {
    const top = await folder('上');
    const inner = await folder('中', top);
    const innermost = await folder('下', inner);
    const { body: asset } = await uploadAsset(author, { organizationId: unit, bytes: await aPhoto() });
    const { headers } = await author.get(`/api/v1/assets/${asset.id}`);
    const put = await author.patch(`/api/v1/assets/${asset.id}`, { folderId: inner }, String(headers.etag));
    expect(put.body.folderId).toBe(inner);
    expect(await remove(inner)).toMatchObject({ status: 409, body: { code: 'folder_not_empty' } });
    expect((await remove(inner, '?contents=move_up')).status).toBe(204);
    expect((await author.get(`/api/v1/assets/${asset.id}`)).body.folderId).toBe(top);
    expect((await author.get(`/api/v1/asset-folders/${innermost}`)).body.parentId).toBe(top);
    expect((await author.get(`/api/v1/assets?folderId=${top}`)).body.items).toHaveLength(1);
  });

  it('S15 S17 S18 are of one unit: strangers find none, and put nothing into them', async () => {
    const mine = await folder('本单位');
    for (const answer of [
      await stranger.get(`/api/v1/asset-folders/${mine}`),
      await stranger.patch(`/api/v1/asset-folders/${mine}`, { name: '改' }, '"1"'),
      await stranger.delete(`/api/v1/asset-folders/${mine}`, '"1"'),
      await stranger.get(`/api/v1/asset-folders?organizationId=${unit}`),
      await make('塞进去', null, stranger),
    ]) {
      expect([answer.status, answer.text]).toEqual([404, expect.any(String)]);
    }
    const { body: theirs } = await uploadAsset(stranger, {
      organizationId: elsewhere,
      bytes: await aPhoto(),
    });
    const { headers } = await stranger.get(`/api/v1/assets/${theirs.id}`);
    const refused = await stranger.patch(
      `/api/v1/assets/${theirs.id}`,
      { folderId: mine },
      String(headers.etag),
    );
    expect(refused.body.errors).toMatchObject([{ path: 'folderId', code: 'folder_unknown' }]);
  });
});
