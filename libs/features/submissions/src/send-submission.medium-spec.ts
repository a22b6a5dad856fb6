import { aPhoto, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

const reports = '/api/v1/submissions';

describe('a correspondent’s report', () => {
  let api: TestApi;
  let district: string;
  let correspondent: ApiCaller;
  let cityEditor: ApiCaller;
  let neighbourEditor: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    const city = (await api.aUnit({ name: '某市总工会', code: 'city' })).id;
    district = (await api.aUnit({ name: '城东区总工会', code: 'east', parentId: city })).id;
    const neighbour = (await api.aUnit({ name: '邻市总工会', code: 'neighbour' })).id;
    await api.aUser({
      username: 'zhang',
      displayName: '张三',
      roles: ['correspondent'],
      organizationId: district,
    });
    await api.aUser({ username: 'li', roles: ['correspondent'], organizationId: district });
    await api.aUser({ username: 'city-editor', roles: ['editor'], organizationId: city });
    await api.aUser({ username: 'neighbour-editor', roles: ['editor'], organizationId: neighbour });
    await api.aUser({ username: 'neighbour-zhang', roles: ['correspondent'], organizationId: neighbour });
    [correspondent, cityEditor, neighbourEditor] = await Promise.all(
      ['zhang', 'city-editor', 'neighbour-editor'].map((name) => api.as(name)) as [
        Promise<ApiCaller>,
        Promise<ApiCaller>,
        Promise<ApiCaller>,
      ],
    );
  });

  afterAll(() => api.close());

  const aReport = (changes: object = {}) => ({
    organizationId: district,
    category: 'news',
    title: '城东区开展送清凉活动',
    bodyHtml: '<p>七月二十日，城东区总工会慰问一线职工。</p>',
    occurredOn: '2026-07-20',
    assetIds: [],
    contributors: [{ name: '张三' }],
    contactPhone: '0574-8712 3456',
    ...changes,
  });

  const send = async (changes: object = {}) => {
    const answer = await correspondent.post(reports, aReport(changes));
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer;
  };

  const faultsOf = (answer: { body: { errors?: { path: string; code: string }[] } }) =>
    (answer.body.errors ?? []).map(({ path, code }) => `${path} ${code}`);

  it('gets a number of its year and waits for an editor', async () => {
    const { body } = await send();
    expect(body).toMatchObject({
      number: expect.stringMatching(/^20\d{2}-\d{6}$/),
      state: 'submitted',
      organizationName: '城东区总工会',
      senderName: '张三',
      contributors: [
        { name: '张三', unitName: '城东区总工会', organizationId: district, userId: null, share: null },
      ],
      timeline: [{ kind: 'submitted', actorName: '张三' }],
    });
  });

  it('never shares its number, however many are sent at once', async () => {
    const sent = await Promise.all(Array.from({ length: 8 }, () => send()));
    expect(new Set(sent.map(({ body }) => body.number)).size).toBe(8);
  });

  it('is told everything that is missing at once', async () => {
    const answer = await correspondent.post(reports, {});
    expect(answer.status).toBe(400);
    const paths = new Set(answer.body.errors.map(({ path }: { path: string }) => path));
    expect(paths).toEqual(
      new Set(['organizationId', 'category', 'title', 'bodyHtml', 'assetIds', 'contributors']),
    );
  });

  it('is told everything that the database knows to be wrong at once', async () => {
    const stranger = '01890a5d-ac96-774b-bcce-b302099a8057';
    const answer = await correspondent.post(
      reports,
      aReport({
        title: '  ',
        bodyHtml: '<script>alert(1)</script>',
        assetIds: [stranger],
        contributors: [
          { name: '张三', organizationId: stranger, share: 50 },
          { name: '李四', userId: stranger },
        ],
      }),
    );
    expect(faultsOf(answer)).toEqual([
      'title not_empty',
      'bodyHtml not_empty',
      'assetIds.0 asset_not_found',
      'contributors.0.organizationId organization_unknown',
      'contributors.1.userId user_unknown',
      'contributors.1.share share_missing',
    ]);
  });

  it('S20 takes no state, number, sender or decision from the body', async () => {
    const answer = await correspondent.post(
      reports,
      aReport({ state: 'accepted', number: '2026-999999', sentBy: district, contentId: district }),
    );
    expect(faultsOf(answer)).toEqual([
      'state unknown_property',
      'number unknown_property',
      'sentBy unknown_property',
      'contentId unknown_property',
    ]);
    const { body } = await send();
    const change = await correspondent.patch(`${reports}/${body.id}`, { state: 'accepted' }, '*');
    expect(faultsOf(change)).toEqual(['state unknown_property']);
  });

  it('S24 keeps no script, style or foreign picture in its body, and text as text', async () => {
    const { body } = await send({
      title: '<img src=x onerror=alert(1)>',
      bodyHtml: '<p onclick="x()" class="y">慰问<script>alert(1)</script><a href="javascript:x">此处</a></p>',
    });
    expect(body.bodyHtml).toBe('<p>慰问<a>此处</a></p>');
    expect(body.title).toBe('<img src=x onerror=alert(1)>');
    const foreign = await correspondent.post(
      reports,
      aReport({ bodyHtml: '<p>图</p><img src="http://127.0.0.1/x.png">' }),
    );
    expect(faultsOf(foreign)).toEqual(['bodyHtml image_foreign']);
  });

  it('S17 shows no asset that its sender may not see', async () => {
    const other = await api.as('li');
    const theirs = await uploadAsset(other, {
      organizationId: district,
      bytes: await aPhoto(640, 480),
      fileName: 'a.jpg',
    });
    const attached = await correspondent.post(reports, aReport({ assetIds: [theirs.body.id] }));
    expect(faultsOf(attached)).toEqual(['assetIds.0 asset_not_found']);
    const inserted = await correspondent.post(
      reports,
      aReport({ bodyHtml: `<p>图</p><img data-asset-id="${theirs.body.id}" alt="">` }),
    );
    expect(faultsOf(inserted)).toEqual(['bodyHtml asset_not_found']);
  });

  it('keeps its pictures from being deleted until it is withdrawn', async () => {
    const photo = await uploadAsset(correspondent, {
      organizationId: district,
      bytes: await aPhoto(640, 480),
      fileName: 'b.jpg',
    });
    const { body } = await send({ assetIds: [photo.body.id] });
    const address = `/api/v1/assets/${photo.body.id}`;
    expect((await correspondent.delete(address, '*')).body.code).toBe('asset_in_use');
    const unused = async () => (await correspondent.get('/api/v1/assets?unused=true&limit=100')).text;
    expect(await unused()).not.toContain(photo.body.id);
    await correspondent.post(`${reports}/${body.id}/withdraw`, {});
    expect(await unused()).toContain(photo.body.id);
    expect((await correspondent.delete(address, '*')).status).toBe(204);
  });

  it('is sent by correspondents of the unit alone', async () => {
    expect((await cityEditor.post(reports, aReport())).status).toBe(403);
    const outsider = await api.as('neighbour-zhang');
    expect((await outsider.post(reports, aReport())).body.code).toBe('organization_not_found');
  });

  it('S15 is seen by its sender and by editors above, and is not there for anybody else', async () => {
    const { body } = await send({ title: '只有上级看得到的来稿' });
    const address = `${reports}/${body.id}`;
    const colleague = await api.as('li');
    expect((await correspondent.get(address)).status).toBe(200);
    expect((await cityEditor.get(address)).status).toBe(200);
    for (const caller of [colleague, neighbourEditor]) {
      expect((await caller.get(address)).body.code).toBe('submission_not_found');
      expect((await caller.get(`${reports}?q=看得到的来稿`)).body.items).toEqual([]);
    }
    expect((await colleague.patch(address, { title: '改' }, '*')).status).toBe(404);
    expect((await colleague.post(`${address}/withdraw`, {})).status).toBe(404);
    expect((await neighbourEditor.post(`${address}/decline`, { reason: '不采用' })).status).toBe(404);
    expect((await neighbourEditor.post(`${address}/accept`, {})).status).toBe(404);
    const adoption = { level: 'city', outlet: '市报', adoptedOn: '2026-07-21' };
    expect((await neighbourEditor.post(`${address}/adoptions`, adoption)).status).toBe(404);
  });

  it('tells the telephone number to its sender, masked to editors, never in a list', async () => {
    const { body } = await send();
    const address = `${reports}/${body.id}`;
    await api.aUser({ username: 'east-author', roles: ['author'], organizationId: district });
    const author = await api.as('east-author');
    expect((await correspondent.get(address)).body.contactPhone).toBe('0574-8712 3456');
    expect((await cityEditor.get(address)).body.contactPhone).toBe('****3456');
    expect((await author.get(address)).body.contactPhone).toBeNull();
    expect((await cityEditor.get(reports)).text).not.toMatch(/8712 ?3456/);
  });

  it('is found by every two and three characters in a row, and by nothing else', async () => {
    const title = '第7号：𠮷镇骑手Union入会，会费入账（4711）';
    const { body } = await send({ title });
    const found = async (words: string) =>
      (await cityEditor.get(`${reports}?limit=100&q=${encodeURIComponent(words)}`)).body.items.map(
        ({ id }: { id: string }) => id,
      );
    const characters = [...title];
    for (let at = 0; at + 2 <= characters.length; at += 1) {
      expect(await found(characters.slice(at, at + 2).join(''))).toContain(body.id);
      expect(await found(characters.slice(at, at + 3).join(''))).toContain(body.id);
    }
    // All its pairs are there, in another order.
    expect(await found('会费入会')).not.toContain(body.id);
  });

  it('is found by state, category, unit, words and number, a page at a time', async () => {
    const { body } = await send({ title: '调研：快递员入会', category: 'research' });
    const idsOf = async (query: string) =>
      (await cityEditor.get(`${reports}?${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await idsOf('category=research')).toEqual([body.id]);
    expect(await idsOf('q=快递员')).toEqual([body.id]);
    expect(await idsOf(`q=${body.number}`)).toEqual([body.id]);
    expect(await idsOf(`category=research&organizationId=${district}&state=submitted`)).toEqual([body.id]);
    expect(await idsOf('category=research&state=declined')).toEqual([]);
    expect(await idsOf('category=research&mine=true')).toEqual([]);
    expect(await idsOf('q=%25')).toEqual([]);

    const all = await idsOf('limit=100');
    const first = await cityEditor.get(`${reports}?limit=3`);
    const second = await cityEditor.get(`${reports}?limit=100&cursor=${first.body.nextCursor}`);
    const paged = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
    expect(paged).toEqual(all);
    const madeUp = Buffer.from(JSON.stringify(['x'])).toString('base64url');
    expect((await cityEditor.get(`${reports}?cursor=${madeUp}`)).status).toBe(400);
  });

  it('is corrected by its sender while nobody has decided, with the version that was read', async () => {
    const { body, etag } = await send();
    const address = `${reports}/${body.id}`;
    const withoutVersion = await correspondent.send('PATCH', address, { title: '改题' });
    expect(withoutVersion.status).toBe(428);
    const changed = await correspondent.patch(address, { title: '改题', contactPhone: null }, etag);
    expect(changed.body).toMatchObject({
      title: '改题',
      contactPhone: null,
      bodyHtml: body.bodyHtml,
      category: 'news',
      timeline: [{ kind: 'submitted' }, { kind: 'changed' }],
    });
    const late = await correspondent.patch(address, { title: '再改' }, etag);
    expect([late.status, late.body.current.title]).toEqual([412, '改题']);
    expect((await correspondent.patch(address, { title: null as never }, '*')).status).toBe(400);
  });

  it('once withdrawn is neither changed nor taken up', async () => {
    const { body } = await send();
    const address = `${reports}/${body.id}`;
    const withdrawn = await correspondent.post(`${address}/withdraw`, { reason: '数字有误' });
    expect([withdrawn.status, withdrawn.body.state]).toEqual([200, 'withdrawn']);
    expect((await correspondent.patch(address, { title: '改' }, '*')).body.code).toBe('submission_withdrawn');
    expect((await cityEditor.post(`${address}/accept`, {})).body.code).toBe('submission_withdrawn');
    expect((await correspondent.post(`${address}/withdraw`, {})).status).toBe(409);
  });
});
