import { aForm, anMp3, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { WorkOnAssetJob } from '../bulk/work-on-asset-job';
import { BringBackStrandedVersions1795000510001 } from '../../../../../../migrations/1795000510001-BringBackStrandedVersions';

describe('versions of an asset', () => {
  let api: TestApi;
  let author: ApiCaller;
  let unit: string;

  beforeAll(async () => {
    api = await startTestApi();
    unit = (await api.aUnit()).id;
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit });
    author = await api.as('author');
  });
  afterAll(() => api.close());

  const upload = async (wish: object = {}): Promise<string> => {
    const answer = await uploadAsset(author, { organizationId: unit, bytes: anMp3(1), ...wish });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body.id;
  };
  const replace = (id: string, fields: Record<string, string> = {}) => {
    const { body, headers } = aForm([
      { name: 'file', value: anMp3(2), fileName: 'new.mp3' },
      ...Object.entries(fields).map(([name, value]) => ({ name, value })),
    ]);
    return author.post(`/api/v1/assets/${id}/replacements`, body, headers);
  };
  const replaced = async (id: string, fields?: Record<string, string>): Promise<string> => {
    const answer = await replace(id, fields);
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body.asset.id;
  };
  const read = async (id: string) => (await author.get(`/api/v1/assets/${id}`)).body;
  const remove = (id: string, query = '') => author.delete(`/api/v1/assets/${id}${query}`, '*');
  const change = (id: string, body: object) => author.patch(`/api/v1/assets/${id}`, body, '*');

  describe('and their rights', () => {
    const rights = { holder: '图片社', licence: '单次使用', expiresOn: '2031-05-01' };

    it('a replacement says whether they hold for its file; the version before keeps its own', async () => {
      const older = await upload({ credit: '李摄影' });
      await change(older, { rights });
      const unsaid = await replace(older);
      expect([unsaid.status, unsaid.body.errors]).toEqual([
        400,
        [expect.objectContaining({ path: 'rights', code: 'required' })],
      ]);
      expect((await replace(older, { rights: 'perhaps' })).status).toBe(400);
      const own = await replaced(older, { rights: 'none' });
      expect(await read(own)).toMatchObject({ rights: null, credit: '' });
      expect(await read(older)).toMatchObject({ rights, credit: '李摄影' });
      const [{ details }] = await api.dataSource.query(
        `SELECT details FROM audit_entries WHERE object_id = $1 AND action = 'asset.replaced'`,
        [own],
      );
      expect(details.rights).toBe('none');
      // What comes back comes with the rights that hold for its bytes.
      const restored = await author.post(`/api/v1/assets/${own}/restorations`, { versionId: older });
      expect(restored.body.asset).toMatchObject({ rights, credit: '李摄影' });
      expect(await read(await replaced(restored.body.asset.id, { rights: 'keep' }))).toMatchObject({
        rights,
        credit: '李摄影',
      });
    });

    it('where there are none nothing has to be said, and those of an older version can be renewed', async () => {
      const older = await upload();
      await replaced(older);
      expect((await change(older, { rights })).body).toMatchObject({ rights });
      expect((await change(older, { rights, credit: '李' })).body.code).toBe('asset_replaced');
      expect((await change(older, {})).body.code).toBe('asset_replaced');
    });
  });

  describe('when they are deleted', () => {
    it('the newest does not go alone, and all go together', async () => {
      const [first] = [await upload()];
      const second = await replaced(first);
      const third = await replaced(second);
      const refused = await remove(third);
      expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
        409,
        'asset_has_versions',
        expect.stringContaining('连同旧版本一起删除'),
      ]);
      // An older one may go by itself.
      expect((await remove(second)).status).toBe(204);
      expect((await remove(third)).status).toBe(409);
      expect((await remove(third, '?chain=true')).status).toBe(204);
      for (const id of [first, second, third])
        expect((await author.get(`/api/v1/assets/${id}`)).status).toBe(404);
    });

    it('none goes while one of them is used', async () => {
      const first = await upload();
      const consents = `/api/v1/assets/${await upload()}/consents`;
      const proof = { personName: '李明', isMinor: false, givenOn: '2026-01-01', proofAssetId: first };
      expect((await author.post(consents, proof)).status).toBe(201);
      const second = await replaced(first);
      expect((await remove(second, '?chain=true')).body.code).toBe('asset_in_use');
      expect((await author.get(`/api/v1/assets/${second}`)).status).toBe(200);
    });

    it('a job over many says for each which one stays, unless it takes the chain', async () => {
      const current = await replaced(await upload());
      const order = async (wish: object) => {
        const { body } = await author.post('/api/v1/assets/bulk', { ids: [current], ...wish });
        await api.app.get(WorkOnAssetJob, { strict: false }).run(body.id);
        return `/api/v1/asset-jobs/${body.id}`;
      };
      const alone = await order({ action: 'delete' });
      expect((await author.get(`${alone}/faults`)).body.items).toMatchObject([
        { code: 'asset_has_versions' },
      ]);
      expect((await author.get(await order({ action: 'delete', chain: true }))).body).toMatchObject({
        done: 1,
      });
      const wrong = { ids: [current], action: 'set_credit', credit: '', chain: true };
      expect((await author.post('/api/v1/assets/bulk', wrong)).status).toBe(400);
    });

    it('what was stranded before is current again, and goes on behind the numbers that were taken', async () => {
      const older = await upload();
      const newest = await replaced(older);
      await api.dataSource.query('UPDATE assets SET deleted_at = now() WHERE id = $1', [newest]);
      const runner = api.dataSource.createQueryRunner();
      await new BringBackStrandedVersions1795000510001().up(runner).finally(() => runner.release());
      const { items } = (await author.get('/api/v1/assets?limit=100')).body;
      expect(items.map(({ id }: { id: string }) => id)).toContain(older);
      expect(await read(await replaced(older))).toMatchObject({ lineageNumber: 3, replacesId: older });
    });
  });
});
