import { aDraft, anAsset, startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

describe('brands', () => {
  let api: TestApi;
  let chief: ApiCaller;
  let author: ApiCaller;
  let stranger: ApiCaller;
  let city: { id: string };
  let county: { id: string };
  let other: { id: string };
  let serial = 0;

  beforeAll(async () => {
    api = await startTestApi();
    city = await api.aUnit({ code: 'city' });
    county = await api.aUnit({ code: 'county', parentId: city.id });
    other = await api.aUnit({ code: 'other' });
    await api.aUser({ username: 'chief', roles: ['chief_editor'], organizationId: city.id });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: county.id });
    await api.aUser({ username: 'stranger', roles: ['chief_editor'], organizationId: other.id });
    [chief, author, stranger] = await Promise.all([api.as('chief'), api.as('author'), api.as('stranger')]);
  });
  afterAll(() => api.close());

  const aBrand = async (wish: object = {}, by = chief) => {
    serial += 1;
    return by.post('/api/v1/brands', {
      ...{ organizationId: city.id, code: `brand-${serial}`, name: '红色先锋', color: '#c8102e' },
      ...wish,
    });
  };

  it('are made, changed, listed and told in the audit trail', async () => {
    const logo = await anAsset(api, { organizationId: city.id });
    const made = await aBrand({ code: 'red', description: '党建带工建', logoAssetId: logo });
    expect([made.status, made.body]).toEqual([
      201,
      {
        id: expect.any(String),
        organizationId: city.id,
        ...{
          code: 'red',
          name: '红色先锋',
          description: '党建带工建',
          color: '#c8102e',
          textColor: '#ffffff',
        },
        ...{ logoAssetId: logo, state: 'active' },
        ...{ createdAt: expect.any(String), updatedAt: expect.any(String) },
      },
    ]);
    const address = `/api/v1/brands/${made.body.id}`;
    expect((await chief.send('PATCH', address, { name: '红' })).status).toBe(428);
    const changed = await chief.patch(
      address,
      { name: ' 红色 引擎 ', logoAssetId: null, state: null },
      made.etag,
    );
    expect(changed.body).toMatchObject({ name: '红色 引擎', logoAssetId: null, state: 'active' });
    expect((await chief.patch(address, { name: '迟' }, made.etag)).status).toBe(412);
    expect((await chief.get(address)).body).toEqual(changed.body);
    const trail = await api.dataSource.query(
      `SELECT action FROM audit_entries WHERE object_id = $1 ORDER BY sequence`,
      [made.body.id],
    );
    expect(trail.map(({ action }: { action: string }) => action)).toEqual(['brand.created', 'brand.changed']);
  });

  it('are refused with every fault, by name', async () => {
    expect((await aBrand({ code: 'red-x' })).status).toBe(201);
    const film = await anAsset(api, { organizationId: city.id, kind: 'video' });
    const pale = await aBrand({ color: '#ffd700', name: '  ', logoAssetId: film });
    expect([pale.status, pale.body.errors.map(({ code }: { code: string }) => code)]).toEqual([
      400,
      ['contrast_too_low', 'not_empty', 'logo_unfit'],
    ]);
    expect((await aBrand({ code: 'red-x' })).body.errors[0].code).toBe('code_taken');
    expect((await aBrand({ code: 'red-x', color: 'red' })).status).toBe(400);
    expect((await aBrand({ position: 1 })).status).toBe(400);
    const foreign = await anAsset(api, { organizationId: other.id });
    expect((await aBrand({ logoAssetId: foreign })).body.errors[0].code).toBe('asset_not_found');
  });

  it('are seen from below, never from elsewhere, and changed only where they belong', async () => {
    const { body, etag } = await aBrand();
    const address = `/api/v1/brands/${body.id}`;
    const idsOf = async (caller: ApiCaller, query = '') =>
      (await caller.get(`/api/v1/brands?limit=100${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect((await author.get(address)).status).toBe(200);
    expect(await idsOf(author, `&organizationId=${county.id}`)).toContain(body.id);
    expect((await stranger.get(address)).status).toBe(404);
    expect(await idsOf(stranger)).not.toContain(body.id);
    expect((await stranger.patch(address, { name: '改' }, etag)).status).toBe(404);
    expect((await stranger.delete(address, etag)).status).toBe(404);
    await api.aUser({ username: 'county-chief', roles: ['chief_editor'], organizationId: county.id });
    const below = await api.as('county-chief');
    expect((await below.patch(address, { name: '改' }, etag)).status).toBe(403);
    expect((await author.post('/api/v1/brands', { organizationId: county.id, code: 'x1' })).status).toBe(403);
    expect((await aBrand({ organizationId: city.id }, stranger)).status).toBe(404);
    // Its own brand of a unit below is not used by the unit above.
    const own = await aBrand({ organizationId: county.id }, below);
    expect(await idsOf(chief, `&organizationId=${city.id}`)).not.toContain(own.body.id);
    expect(await idsOf(chief, `&organizationId=${county.id}`)).toEqual(
      expect.arrayContaining([own.body.id, body.id]),
    );
  });

  it('page by the key of their place', async () => {
    const first = await chief.get('/api/v1/brands?limit=1');
    const second = await chief.get(`/api/v1/brands?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body.items[0].id > first.body.items[0].id).toBe(true);
    expect((await chief.get('/api/v1/brands?cursor=bm9uc2Vuc2U')).status).toBe(400);
  });

  describe('of an item', () => {
    it('is one of its unit or above, is in its fingerprint, and goes with null', async () => {
      const brand = (await aBrand()).body;
      const plain = await aDraft(author, county.id, { slug: 'branded-once' });
      const fingerprint = plain.body.fingerprint;
      expect(plain.body).not.toHaveProperty('brandId');
      const given = await author.patch(
        `/api/v1/contents/${plain.body.id}`,
        { brandId: brand.id },
        plain.etag,
      );
      expect(given.body).toMatchObject({ brandId: brand.id });
      expect(given.body.fingerprint).not.toBe(fingerprint);
      const listed = await author.get(`/api/v1/contents?brandId=${brand.id}`);
      expect(listed.body.items).toEqual([expect.objectContaining({ id: plain.body.id, brandId: brand.id })]);
      const taken = await author.patch(`/api/v1/contents/${plain.body.id}`, { brandId: null }, given.etag);
      expect(taken.body).not.toHaveProperty('brandId');
      expect(taken.body.fingerprint).toBe(fingerprint);
      expect((await author.get(`/api/v1/contents?brandId=${brand.id}`)).body.items).toEqual([]);
    });

    it('is none of another branch, and no retired one, which what has it keeps', async () => {
      const foreign = (await aBrand({ organizationId: other.id }, stranger)).body;
      const draft = await aDraft(author, county.id);
      const address = `/api/v1/contents/${draft.body.id}`;
      const refused = await author.patch(address, { brandId: foreign.id }, draft.etag);
      expect(refused.body.errors).toEqual([
        expect.objectContaining({ path: 'brandId', code: 'brand_unknown' }),
      ]);
      const brand = await aBrand();
      const given = await author.patch(address, { brandId: brand.body.id }, draft.etag);
      await chief.patch(`/api/v1/brands/${brand.body.id}`, { state: 'retired' }, brand.etag);
      const kept = await author.patch(address, { title: '改题' }, given.etag);
      expect([kept.status, kept.body.brandId]).toEqual([200, brand.body.id]);
      const next = await aDraft(author, county.id);
      const late = await author.patch(
        `/api/v1/contents/${next.body.id}`,
        { brandId: brand.body.id },
        next.etag,
      );
      expect(late.body.errors[0].code).toBe('brand_retired');
    });

    it('stays on record: a brand that any revision names is not deleted', async () => {
      const brand = await aBrand();
      const draft = await aDraft(author, county.id, { brandId: brand.body.id });
      const address = `/api/v1/brands/${brand.body.id}`;
      expect((await chief.delete(address, brand.etag)).body.code).toBe('brand_in_use');
      await author.patch(`/api/v1/contents/${draft.body.id}`, { brandId: null }, draft.etag);
      expect((await chief.delete(address, brand.etag)).body.code).toBe('brand_in_use');
      const unused = await aBrand();
      expect((await chief.delete(`/api/v1/brands/${unused.body.id}`, unused.etag)).status).toBe(204);
      expect((await chief.get(`/api/v1/brands/${unused.body.id}`)).status).toBe(404);
    });

    it('keeps its logo in the library', async () => {
      const logo = await anAsset(api, { organizationId: city.id });
      await aBrand({ logoAssetId: logo, code: 'with-logo' });
      const usages = await chief.get(`/api/v1/assets/${logo}/usages`);
      expect(usages.body.items).toEqual([
        expect.objectContaining({ objectType: 'brand', title: '红色先锋' }),
      ]);
    });
  });
});
