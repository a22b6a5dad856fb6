import { anAsset, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';
import type { Clock } from '@haojiao/kernel';

describe('a template', () => {
  let api: TestApi;
  let editor: ApiCaller;
  let author: ApiCaller;
  let city: string;
  let district: string;

  beforeAll(async () => {
    api = await startTestApi();
    const { CLOCK } = await import('@haojiao/infrastructure/clock');
    // Already the 22nd in Shanghai.
    api.app.get<Clock>(CLOCK, { strict: false }).now = () => new Date('2026-11-21T17:00:00Z');
    city = (await api.aUnit({ name: '市总' })).id;
    district = (await api.aUnit({ name: '区总', parentId: city })).id;
    await api.aUser({ username: 'city-editor', roles: ['editor'], organizationId: city });
    await api.aUser({ username: 'district-author', roles: ['author'], organizationId: district });
    await api.aUser({ username: 'outsider', roles: ['editor'], organizationId: (await api.aUnit()).id });
    editor = await api.as('city-editor');
    author = await api.as('district-author');
  });
  afterAll(() => api.close());

  const path = '/api/v1/content-templates';
  let serial = 0;
  const make = (wish: object = {}, caller = editor): Promise<ApiAnswer> =>
    caller.post(path, {
      organizationId: city,
      name: `每日一问 ${(serial += 1)}`,
      type: 'article',
      parts: {
        title: '每日一问第{number}期 {date} {weekday}',
        byline: '市总宣教部',
        tags: ['每日一问'],
        article: { html: '<p>问：</p><p>答：</p><script>alert(1)</script>' },
      },
      instructions: '先写问题，再写答案。',
      ...wish,
    });
  const use = (id: string, caller = author, body: object = {}) => caller.post(`${path}/${id}/drafts`, body);

  it('makes drafts in the units below, with the day, its weekday and numbers that run on', async () => {
    const template = await make({ nextNumber: 108 });
    expect(template.body).toMatchObject({ nextNumber: 108, instructions: '先写问题，再写答案。' });
    expect(template.text).not.toContain('script');
    const first = await use(template.body.id);
    expect([first.status, first.body]).toMatchObject([
      201,
      {
        title: '每日一问第108期 11月22日 星期日',
        organizationId: district,
        state: 'draft',
        tags: ['每日一问'],
        article: { html: '<p>问：</p><p>答：</p>' },
      },
    ]);
    const second = await use(template.body.id, editor, { day: '2026-12-01' });
    expect(second.body).toMatchObject({ title: '每日一问第109期 12月1日 星期二', organizationId: city });
    const read = await author.get(`${path}/${template.body.id}`);
    expect([read.body.nextNumber, read.etag]).toEqual([110, template.etag]);
  });

  it('burns no number when no draft comes of it, and gives none twice', async () => {
    const { body } = await make();
    expect((await use(body.id, author, { columnId: district })).status).toBe(400);
    const drafts = await Promise.all(Array.from({ length: 5 }, () => use(body.id)));
    const numbers = drafts.map((draft) => /第(\d+)期/.exec(draft.body.title)![1]);
    expect(numbers.sort()).toEqual(['1', '2', '3', '4', '5']);
  });

  it('brings its own column and pictures along, which its users could not choose themselves', async () => {
    const column = await editor.post('/api/v1/columns', { organizationId: city, name: '问答', code: 'ask' });
    const cover = await anAsset(api, { organizationId: city });
    const { body } = await make({
      columnId: column.body.id,
      parts: { title: '{date}', coverAssetId: cover, article: { html: '<p>正文</p>' } },
    });
    const draft = await use(body.id);
    expect([draft.status, draft.body]).toMatchObject([
      201,
      { columnId: column.body.id, coverAssetId: cover, title: '11月22日' },
    ]);
    const own = await author.post('/api/v1/contents', {
      ...{ organizationId: district, type: 'article', title: '甲', article: { html: '' } },
      coverAssetId: cover,
    });
    expect(own.body.errors).toMatchObject([{ path: 'coverAssetId', code: 'asset_unknown' }]);
  });

  it('is refused with every fault', async () => {
    const foreign = await anAsset(api, { organizationId: (await api.aUnit()).id });
    const { status, body } = await make({
      columnId: city,
      parts: { title: '{numer}', slug: 'x', coverAssetId: foreign, state: 'approved', article: { html: '' } },
    });
    expect(status).toBe(400);
    const faults = body.errors.map(({ path: at, code }: { path: string; code: string }) => `${at} ${code}`);
    expect(faults.sort()).toEqual(['parts.slug unknown_property', 'parts.state unknown_property']);
    const known = await make({
      columnId: city,
      parts: { title: '{numer}', coverAssetId: foreign, article: { html: '' } },
    });
    expect(
      known.body.errors.map(({ path: at, code }: { path: string; code: string }) => `${at} ${code}`).sort(),
    ).toEqual([
      'columnId column_unknown',
      'parts.coverAssetId asset_unknown',
      'parts.title placeholder_unknown',
    ]);
    const { body: taken } = await make({ name: '同名' });
    const again = await make({ name: taken.name });
    expect(again.body.errors).toMatchObject([{ path: 'name', code: 'name_taken' }]);
  });

  it('is changed by its managers alone, with the version that was read', async () => {
    const made = await make();
    const at = `${path}/${made.body.id}`;
    expect((await author.patch(at, { name: '甲' }, made.etag)).status).toBe(403);
    expect((await editor.send('PATCH', at, { name: '甲' })).status).toBe(428);
    const parts = { title: '新格式 {date}', article: { html: '<p>新</p>' } };
    const changed = await editor.patch(at, { parts, columnId: null }, made.etag);
    expect(changed.body).toMatchObject({ parts, version: 2 });
    expect((await editor.patch(at, { name: '乙' }, made.etag)).body).toMatchObject({
      code: 'version_mismatch',
      current: { version: 2 },
    });
    expect((await editor.delete(at, changed.etag)).status).toBe(204);
    expect((await use(made.body.id)).status).toBe(404);
  });

  it('serves its own branch: nobody elsewhere sees, lists or uses it', async () => {
    const { body } = await make();
    const below = await make({ organizationId: district });
    const outsider = await api.as('outsider');
    for (const answer of [
      await outsider.get(`${path}/${body.id}`),
      await use(body.id, outsider),
      await outsider.patch(`${path}/${body.id}`, { name: '甲' }, '*'),
      await outsider.delete(`${path}/${body.id}`, '*'),
    ])
      expect([answer.status, answer.body.code]).toEqual([404, 'content_template_not_found']);
    expect((await outsider.get(`${path}?organizationId=${city}`)).body.items).toEqual([]);
    const ids = async (query: string) =>
      (await author.get(`${path}?limit=100${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await ids(`&organizationId=${district}`)).toEqual(
      expect.arrayContaining([body.id, below.body.id]),
    );
    expect(await ids(`&organizationId=${city}`)).not.toContain(below.body.id);
    const upwards = await use(below.body.id, editor, { organizationId: city });
    expect(upwards.body.errors).toMatchObject([{ path: 'organizationId', code: 'outside_branch' }]);
  });
});
