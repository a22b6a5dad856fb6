import sharp from 'sharp';
import { withAigcMark } from '@haojiao/infrastructure/media';
import { aDraft, aForm, anMp3, aPhoto, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { AssetsService } from '../assets.service';
import { RenderAsset } from '../render-asset';
import { WorkOnAssetJob } from './bulk/work-on-asset-job';
import { WatchQuotas } from './quota/watch-quotas.sweep';

describe('the media library', () => {
  let api: TestApi;
  let author: ApiCaller;
  let stranger: ApiCaller;
  let admin: ApiCaller;
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
    admin = await api.as('admin');
  });

  afterAll(() => api.close());

  const service = <T>(type: abstract new (...args: never[]) => T): T =>
    api.app.get<T>(type, { strict: false });
  const upload = async (bytes: Buffer, wish: object = {}, caller = author) => {
    const answer = await uploadAsset(caller, { organizationId: unit, bytes, fileName: 'photo.jpg', ...wish });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body;
  };
  const change = async (id: string, body: object) => {
    const { etag } = await author.get(`/api/v1/assets/${id}`);
    return author.patch(`/api/v1/assets/${id}`, body, etag);
  };
  const idsOf = async (query: string, caller = author): Promise<string[]> => {
    const answer = await caller.get(`/api/v1/assets?limit=100&${query}`);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return answer.body.items.map(({ id }: { id: string }) => id);
  };
  const replacement = (id: string, bytes: Buffer, caller = author) => {
    const { body, headers } = aForm([{ name: 'file', value: bytes, fileName: 'new.jpg' }]);
    return caller.post(`/api/v1/assets/${id}/replacements`, body, headers);
  };

  it('finds two Chinese characters in any words, and by tags, which it suggests by use', async () => {
    const one = await upload(anMp3(1), { altText: '工会主席慰问环卫工人', fileName: '春送岗位.mp3' });
    const other = await upload(anMp3(2), { credit: '李摄影' });
    await change(one.id, { tags: ['慰问', ' 慰问 ', '春季'] });
    await change(other.id, { tags: ['慰问'] });
    expect(await idsOf(`q=${encodeURIComponent('环卫')}`)).toEqual([one.id]);
    expect(await idsOf(`q=${encodeURIComponent('岗位')}`)).toEqual([one.id]);
    expect(await idsOf(`q=${encodeURIComponent('摄影')}`)).toEqual([other.id]);
    expect(await idsOf(`tag=${encodeURIComponent('慰问')}`)).toEqual([other.id, one.id]);
    const tags = `/api/v1/asset-tags?organizationId=${unit}`;
    expect((await author.get(tags)).body.items.slice(0, 2)).toEqual([
      { tag: '慰问', uses: 2 },
      { tag: '春季', uses: 1 },
    ]);
    expect((await stranger.get('/api/v1/asset-tags')).body.items).toEqual([]);
    expect(await idsOf(`q=${encodeURIComponent('环卫')}`, stranger)).toEqual([]);
  });

  it('S24 keeps names and words of others as mere text, without turned directions', async () => {
    const script = '<script>alert(1)</script>';
    const { id } = await upload(anMp3(1), { altText: script });
    const changed = await change(id, { tags: [`${script}\u202e`], credit: `\u202e${script}` });
    expect(changed.body).toMatchObject({ altText: script, tags: [script], credit: script });
    expect(String(changed.headers['content-type'])).toContain('application/json');
  });

  it('tells of the same bytes and of pictures that look alike, to those who may see them', async () => {
    const original = await sharp(Buffer.from(scene)).jpeg().toBuffer();
    const first = await upload(original);
    const again = await upload(original);
    expect(again.duplicates).toEqual([{ id: first.id, organizationId: unit, fileName: 'photo.jpg' }]);
    const copy = await upload(await sharp(original).resize(300).webp().toBuffer());
    const another = await upload(await aPhoto());
    for (const { id } of [first, again, copy, another]) await service(RenderAsset).run(id);
    expect((await idsOf(`similarTo=${first.id}`)).sort()).toEqual([again.id, copy.id].sort());
    expect(await idsOf(`duplicateOf=${first.id}`)).toEqual([again.id]);
    expect((await stranger.get(`/api/v1/assets?similarTo=${first.id}`)).status).toBe(404);
  });

  it('reads the mark of generated content, keeps it in what it makes, and nobody talks it away', async () => {
    const mark = { Label: '1', ContentProducer: 'maker' };
    const marked = await withAigcMark(sharp(Buffer.from(scene)), mark)
      .jpeg()
      .toBuffer();
    const { id } = await upload(marked, { altText: '海报' });
    await service(RenderAsset).run(id);
    const { body } = await author.get(`/api/v1/assets/${id}`);
    expect(body).toMatchObject({ generatedContent: 'generated', generatedMark: mark });
    for (const { url } of body.renditions as { url: string }[]) {
      const { rawPayload } = await api.app.inject({ url: new URL(url).pathname });
      expect(String((await sharp(rawPayload).metadata()).xmp)).toContain('AIGC');
    }
    expect((await change(id, { generatedContent: 'none' })).body.code).toBe('generated_mark_stands');
    expect((await change(id, { generatedContent: 'assisted' })).status).toBe(200);
    expect(await idsOf('generated=assisted')).toEqual([id]);
  });

  it('lists what nothing names, what says nothing, and rights that end', async () => {
    const used = await upload(await aPhoto(), { altText: '' });
    const idle = await upload(await aPhoto(), { altText: '闲置' });
    await service(RenderAsset).run(used.id);
    await aDraft(author, unit, { coverAssetId: used.id });
    const unused = await idsOf('unused=true');
    expect([unused.includes(idle.id), unused.includes(used.id)]).toEqual([true, false]);
    const silent = await idsOf('missingAltText=true');
    expect([silent.includes(used.id), silent.includes(idle.id)]).toEqual([true, false]);
    const rights = { holder: '新华社', licence: '单次使用', expiresOn: '2031-05-01' };
    expect((await change(idle.id, { rights })).body.rights).toMatchObject(rights);
    expect(await idsOf('rightsExpireBefore=2031-05-02')).toEqual([idle.id]);
    expect(await idsOf('rightsExpireBefore=2031-05-01')).toEqual([]);
    expect((await change(idle.id, { rights: { expiresOn: '2031-02-30' } })).status).toBe(400);
  });

  it('asks each feature once for a page of assets, whatever their number', async () => {
    const used = await upload(await aPhoto());
    await service(RenderAsset).run(used.id);
    await aDraft(author, unit, { coverAssetId: used.id });
    const proof = await upload(await aPhoto());
    const wish = { personName: '李明', isMinor: false, givenOn: '2026-01-01', proofAssetId: proof.id };
    expect((await author.post(`/api/v1/assets/${used.id}/consents`, wish)).status).toBe(201);
    const idle = [await upload(anMp3(1)), await upload(anMp3(2))];
    let statements = 0;
    const { manager } = api.dataSource;
    const counting = new Proxy(manager, {
      get(target, name) {
        if (name === 'query') statements += 1;
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    const among = async (ids: string[]) => {
      statements = 0;
      const found = await service(AssetsService).usedAmong(ids, counting);
      return { found: [...found].sort(), statements };
    };
    const one = await among([idle[0].id]);
    expect(one.found).toEqual([]);
    expect(one.statements).toBeGreaterThan(9);
    const all = await among([used, proof, ...idle].map(({ id }) => id));
    expect(all).toEqual({ found: [used.id, proof.id].sort(), statements: one.statements });
  });

  it('names of people stand encrypted, and only before those who may change the asset', async () => {
    const { id } = await upload(await aPhoto());
    const consents = `/api/v1/assets/${id}/consents`;
    const wish = { personName: '阿依古丽', isMinor: true, givenOn: '2026-01-01' };
    const { body: consent } = await author.post(consents, wish);
    expect(consent).toMatchObject({ ...wish, guardianConsent: false });
    const [row] = await api.dataSource.query('SELECT * FROM asset_consents WHERE id = $1', [consent.id]);
    expect(JSON.stringify(row)).not.toContain('阿依古丽');
    const [{ entries }] = await api.dataSource.query(
      `SELECT coalesce(json_agg(e), '[]')::text AS entries FROM audit_entries e WHERE object_id = $1`,
      [id],
    );
    expect(entries).toContain('asset_consent.recorded');
    expect(entries).not.toContain('阿依古丽');
    expect((await author.get(`/api/v1/assets/${id}`)).text).not.toContain('阿依古丽');
    expect((await author.get(consents)).body.items[0].personName).toBe('阿依古丽');
    for (const answer of [
      await stranger.get(consents),
      await stranger.post(consents, wish),
      await stranger.post(`${consents}/${consent.id}/revoke`),
    ]) {
      expect(answer.status).toBe(404);
    }
    // S18: a consent of another asset.
    const other = await upload(await aPhoto());
    expect((await author.post(`/api/v1/assets/${other.id}/consents/${consent.id}/revoke`)).status).toBe(404);
    const revoked = await author.post(`${consents}/${consent.id}/revoke`);
    expect(revoked.body).toMatchObject({ revokedAt: expect.any(String), usages: [] });
    expect((await author.post(`${consents}/${consent.id}/revoke`)).body.code).toBe('consent_already_revoked');
    await expect(
      api.dataSource.query('UPDATE asset_consents SET revoked_at = NULL, revoked_by = NULL WHERE id = $1', [
        consent.id,
      ]),
    ).rejects.toThrow('never rewritten');
  });

  it('replaces with history: drafts follow, what is under review stays, and old versions come back', async () => {
    const old = await upload(await aPhoto(), { altText: '旧图' });
    await service(RenderAsset).run(old.id);
    const html = `<p>图：</p><img data-asset-id="${old.id}" alt="" />`;
    const draft = (await aDraft(author, unit, { coverAssetId: old.id, article: { html } })).body;
    const frozen = (await aDraft(author, unit, { coverAssetId: old.id })).body;
    const { etag } = await author.get(`/api/v1/contents/${frozen.id}`);
    const submitted = await author.post(`/api/v1/contents/${frozen.id}/submit`, {}, { 'if-match': etag });
    expect([submitted.status, submitted.text]).toEqual([201, expect.any(String)]);

    expect((await replacement(old.id, anMp3(1))).body.code).toBe('asset_kind_differs');
    expect((await replacement(old.id, await aPhoto(), stranger)).status).toBe(404);
    const { status, body } = await replacement(old.id, await aPhoto(500, 400));
    expect(status).toBe(201);
    expect(body.asset).toMatchObject({
      replacesId: old.id,
      lineageId: old.id,
      lineageNumber: 2,
      altText: '旧图',
    });
    expect(body.followed).toEqual([expect.objectContaining({ objectType: 'content', objectId: draft.id })]);

    const followed = (await author.get(`/api/v1/contents/${draft.id}`)).body;
    expect([followed.coverAssetId, followed.article.html]).toEqual([
      body.asset.id,
      html.replace(old.id, body.asset.id),
    ]);
    expect(Object.keys(followed.assets)).toEqual([body.asset.id]);
    const kept = (await author.get(`/api/v1/contents/${frozen.id}`)).body;
    expect([kept.coverAssetId, kept.fingerprint]).toEqual([old.id, frozen.fingerprint]);
    expect(await idsOf('kind=image')).not.toContain(old.id);
    expect((await replacement(old.id, await aPhoto())).body.code).toBe('asset_replaced');
    expect((await change(old.id, { altText: '改' })).body.code).toBe('asset_replaced');

    const restored = await author.post(`/api/v1/assets/${body.asset.id}/restorations`, { versionId: old.id });
    expect(restored.body.asset).toMatchObject({ sha256: old.sha256, lineageNumber: 3 });
    const { items } = (await author.get(`/api/v1/assets/${old.id}/versions`)).body;
    expect(items.map(({ lineageNumber }: { lineageNumber: number }) => lineageNumber)).toEqual([3, 2, 1]);
    const foreign = await upload(await aPhoto());
    const wrong = await author.post(`/api/v1/assets/${restored.body.asset.id}/restorations`, {
      versionId: foreign.id,
    });
    expect(wrong.status).toBe(404);
  });

  it('changes many in the background, with a fault for each that it may not', async () => {
    const mine = [await upload(anMp3(1)), await upload(anMp3(1))].map(({ id }) => id);
    const theirs = await uploadAsset(stranger, { organizationId: elsewhere, bytes: anMp3(1) });
    const ordered = await author.post('/api/v1/assets/bulk', {
      action: 'tag',
      tags: ['批量'],
      ids: [...mine, theirs.body.id],
    });
    expect(ordered.body).toMatchObject({ state: 'working', total: 3, done: 0 });
    const job = `/api/v1/asset-jobs/${ordered.body.id}`;
    await Promise.all([1, 2].map(() => service(WorkOnAssetJob).run(ordered.body.id)));
    expect((await author.get(job)).body).toMatchObject({ state: 'done', done: 2, failed: 1 });
    expect((await author.get(`${job}/faults`)).body.items).toEqual([
      { assetId: theirs.body.id, code: 'asset_not_found', message: expect.any(String) },
    ]);
    expect((await idsOf(`tag=${encodeURIComponent('批量')}`)).sort()).toEqual(mine.toSorted());
    expect((await stranger.get(job)).status).toBe(404);

    const filter = { tag: '批量', kind: 'audio' };
    const removal = await author.post('/api/v1/assets/bulk', { action: 'delete', filter });
    expect(removal.body.total).toBe(2);
    await service(WorkOnAssetJob).run(removal.body.id);
    expect(await idsOf(`tag=${encodeURIComponent('批量')}`)).toEqual([]);
    const bad = await author.post('/api/v1/assets/bulk', { action: 'move', tags: ['x'], ids: mine });
    expect(bad.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['folderId', 'tags']);
  });

  it('orders nothing for an empty filter, which would choose every asset', async () => {
    const before = (await idsOf('')).length;
    for (const filter of [{}, { q: '' }, { q: '  ' }, { tag: '' }, { q: 'a', tag: '' }]) {
      const { status, body } = await author.post('/api/v1/assets/bulk', { action: 'delete', filter });
      expect([filter, status, body.errors]).toEqual([
        filter,
        400,
        [expect.objectContaining({ path: 'filter', code: 'filter_empty' })],
      ]);
    }
    const neither = await author.post('/api/v1/assets/bulk', { action: 'delete' });
    expect(neither.body.errors).toMatchObject([{ code: 'ids_or_filter' }]);
    const [{ count }] = await api.dataSource.query(
      `SELECT count(*)::integer FROM asset_jobs WHERE action = 'delete' AND total >= $1 AND total > 0`,
      [before],
    );
    expect(count).toBe(0);
  });

  it('goes on with a job where a killed worker left it', async () => {
    const ids = [await upload(anMp3(1)), await upload(anMp3(1))].map(({ id }) => id);
    const { body } = await author.post('/api/v1/assets/bulk', {
      action: 'set_credit',
      credit: '宣教部',
      ids,
    });
    // The first was changed and marked; then the worker died.
    await api.dataSource.query(
      `UPDATE asset_job_items SET state = 'done' WHERE job_id = $1 AND position = 1`,
      [body.id],
    );
    await api.dataSource.query('UPDATE asset_jobs SET done = 1 WHERE id = $1', [body.id]);
    await service(WorkOnAssetJob).run(body.id);
    expect((await author.get(`/api/v1/asset-jobs/${body.id}`)).body).toMatchObject({
      state: 'done',
      done: 2,
    });
    expect((await author.get(`/api/v1/assets/${ids[0]}`)).body.credit).toBe('');
    expect((await author.get(`/api/v1/assets/${ids[1]}`)).body.credit).toBe('宣教部');
  });

  it('holds units to their quota and to that of the unit above, also when they upload at once', async () => {
    const parent = (await api.aUnit()).id;
    const child = (await api.aUnit({ parentId: parent })).id;
    await api.aUser({ username: 'quota-author', roles: ['author'], organizationId: child });
    const uploader = await api.as('quota-author');
    const quota = (id: string) => `/api/v1/organizations/${id}/asset-quota`;
    expect((await author.put(quota(unit), { maxFiles: 9 })).status).toBe(403);
    expect((await admin.put(quota(parent), { maxFiles: 5 })).body).toMatchObject({
      held: { files: 0 },
      percent: 0,
    });
    expect((await admin.put(quota(child), { maxFiles: 6 })).body.errors).toMatchObject([
      { path: 'maxFiles', code: 'quota_above_parent' },
    ]);
    const send = () => uploadAsset(uploader, { organizationId: child, bytes: anMp3(1) });
    for (let count = 0; count < 4; count += 1) expect((await send()).status).toBe(201);
    await service(WatchQuotas).run();
    await service(WatchQuotas).run();
    const told = await api.dataSource.query(
      `SELECT severity FROM notices WHERE kind = 'asset_quota.filling_up' AND object_id = $1`,
      [parent],
    );
    expect(told).toEqual([{ severity: 'warning' }]);
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('asset_quota_exceeded');
    const view = (await uploader.get(quota(child))).body;
    expect(view).toMatchObject({ quota: null, effective: { maxFiles: 5 }, held: { files: 5 } });
    const [first] = (await uploader.get('/api/v1/assets')).body.items;
    const { etag } = await uploader.get(`/api/v1/assets/${first.id}`);
    expect((await uploader.delete(`/api/v1/assets/${first.id}`, etag)).status).toBe(204);
    expect((await send()).status).toBe(201);
  });
});

const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#cde"/>
  <circle cx="250" cy="220" r="160" fill="#a33"/><rect x="450" y="280" width="260" height="230" fill="#263"/>
  <ellipse cx="600" cy="120" rx="140" ry="60" fill="#eee"/></svg>`;
