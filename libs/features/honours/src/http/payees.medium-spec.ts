import { newId } from '@haojiao/kernel';
import type { OrganizationEntity } from '@haojiao/features/organizations';
import { startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

const data = {
  legalName: '张小三',
  phone: '138 0013 8000',
  bankName: '中国建设银行杭州支行',
  bankAccount: '6227 0015 4002 0345 678',
};
const whole = { ...data, bankAccount: '6227001540020345678' };
const masked = { legalName: '张**', phone: '****8000', bankName: data.bankName, bankAccount: '****5678' };

describe('payees', () => {
  let api: TestApi;
  let mill: OrganizationEntity;
  let chief: ApiCaller;
  let correspondent: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    mill = await api.aUnit({ name: '纺织厂工会' });
    const harbour = await api.aUnit({ name: '港口工会' });
    await api.aUser({ username: 'chief', roles: ['chief_editor'] });
    await api.aUser({ username: 'editor', roles: ['editor'] });
    await api.aUser({ username: 'neighbour', roles: ['chief_editor'], organizationId: harbour.id });
    await api.aUser({ username: 'worker', roles: ['correspondent'], organizationId: mill.id });
    chief = await api.as('chief');
    correspondent = await api.as('worker');
  });

  afterAll(() => api.close());

  const trail = async (objectId: string) =>
    api.dataSource.query(
      `SELECT action, actor_name AS by, details FROM audit_entries WHERE object_id = $1 ORDER BY sequence`,
      [objectId],
    );

  it('of somebody without an account are entered by the office and shown masked', async () => {
    const created = await chief.post('/api/v1/payees', {
      organizationId: mill.id,
      contributorName: '张三',
      ...data,
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ ...masked, contributorName: '张三', userId: null });
    const { body } = await chief.get('/api/v1/payees');
    expect(body.items).toEqual([created.body]);
    const again = await chief.post('/api/v1/payees', {
      organizationId: mill.id,
      contributorName: '张三',
      ...data,
    });
    expect([again.status, again.body.code]).toEqual([409, 'payee_exists']);
  });

  it('are told whole to who asks with a reason, and each look is on record without what was seen', async () => {
    const [{ id }] = (await chief.get('/api/v1/payees')).body.items;
    expect((await chief.post(`/api/v1/payees/${id}/looks`, {})).status).toBe(400);
    const look = await chief.post(`/api/v1/payees/${id}/looks`, { reason: '十月稿费发放' });
    expect([look.status, look.body]).toEqual([200, whole]);
    expect(await trail(id)).toEqual([
      { action: 'payee.created', by: 'chief', details: {} },
      { action: 'payee.looked_at', by: 'chief', details: { reason: '十月稿费发放' } },
    ]);
  });

  it('are nowhere in the database in clear, and every look is on record, a repeated one too', async () => {
    const [{ id }] = (await chief.get('/api/v1/payees')).body.items;
    const key = { 'idempotency-key': newId() };
    const looks = async () => {
      const rows = await api.dataSource.query(
        `SELECT 1 FROM audit_entries WHERE object_id = $1 AND action = 'payee.looked_at'`,
        [id],
      );
      return rows.length;
    };
    const before = await looks();
    const first = await chief.post(`/api/v1/payees/${id}/looks`, { reason: '核对账号' }, key);
    const second = await chief.post(`/api/v1/payees/${id}/looks`, { reason: '核对账号' }, key);
    expect([first.body, second.body]).toEqual([whole, whole]);
    expect(second.headers['idempotency-replayed']).toBeUndefined();
    expect((await looks()) - before).toBe(2);

    const tables = await api.dataSource.query(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const rows = await api.dataSource.query(
        `SELECT 1 FROM "${name}" t WHERE t::text ~ '6227001540020345678|6227 0015|138 ?0013 ?8000|张小三'`,
      );
      expect([name, rows.length]).toEqual([name, 0]);
    }
  });

  it('of a person with an account are theirs alone to write', async () => {
    const entered = await correspondent.put('/api/v1/me/payee', data);
    expect([entered.status, entered.body]).toEqual([201, expect.objectContaining(masked)]);
    const { id } = entered.body;
    expect((await correspondent.put('/api/v1/me/payee', data)).status).toBe(428);
    const changed = await correspondent.put(
      '/api/v1/me/payee',
      { ...data, bankAccount: '33010488888888' },
      entered.etag,
    );
    expect([changed.status, changed.body.bankAccount]).toEqual([200, '****8888']);
    expect((await correspondent.post('/api/v1/me/payee/looks', {})).body.bankAccount).toBe('33010488888888');

    const byOffice = await chief.patch(`/api/v1/payees/${id}`, { bankName: '别的银行' }, changed.etag);
    expect([byOffice.status, byOffice.body.code]).toEqual([409, 'payee_of_person']);
    expect((await trail(id)).map(({ action }: { action: string }) => action)).toEqual([
      'payee.created',
      'payee.changed',
      'payee.looked_at',
    ]);
  });

  it('go with the person to another unit, out of sight of the one that was left', async () => {
    const { id } = (await correspondent.get('/api/v1/me/payee')).body;
    const neighbour = await api.as('neighbour');
    expect((await neighbour.get(`/api/v1/payees/${id}`)).status).toBe(404);
    await api.dataSource.query(
      `UPDATE users SET organization_id = (SELECT id FROM organizations WHERE name = '港口工会')
       WHERE username = 'worker'`,
    );
    expect((await neighbour.get(`/api/v1/payees/${id}`)).status).toBe(200);
    expect(
      (await neighbour.get('/api/v1/payees')).body.items.map((payee: { id: string }) => payee.id),
    ).toEqual([id]);
  });

  it('are for nobody else: an editor asks in vain, and the branch ends where the right does', async () => {
    const editor = await api.as('editor');
    expect((await editor.get('/api/v1/payees')).status).toBe(403);
    const [{ id }] = (await chief.get(`/api/v1/payees?organizationId=${mill.id}`)).body.items;
    const neighbour = await api.as('neighbour');
    for (const answer of [
      await neighbour.get(`/api/v1/payees/${id}`),
      await neighbour.post(`/api/v1/payees/${id}/looks`, { reason: '看一看' }),
      await neighbour.patch(`/api/v1/payees/${id}`, { bankName: '乙' }, '*'),
      await neighbour.delete(`/api/v1/payees/${id}`, '*'),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([404, 'payee_not_found']);
    }
  });

  it('are erased for good where the person asks for it', async () => {
    const { etag, body } = await correspondent.get('/api/v1/me/payee');
    expect((await correspondent.delete('/api/v1/me/payee', etag)).status).toBe(204);
    expect((await correspondent.get('/api/v1/me/payee')).status).toBe(404);
    const [row] = await api.dataSource.query(
      'SELECT sealed_data, erased_at IS NOT NULL AS erased FROM payees WHERE id = $1',
      [body.id],
    );
    expect(row).toEqual({ sealed_data: null, erased: true });
    expect((await correspondent.put('/api/v1/me/payee', data)).status).toBe(201);
  });

  it('are changed by one of two who do it at once, and stay erased where they were', async () => {
    const { etag } = await correspondent.get('/api/v1/me/payee');
    const enter = (bankName: string) => correspondent.put('/api/v1/me/payee', { ...data, bankName }, etag);
    const both = await Promise.all([enter('建设银行'), enter('工商银行'), enter('农业银行')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    const current = await correspondent.get('/api/v1/me/payee');
    const [erased, late] = await Promise.all([
      correspondent.delete('/api/v1/me/payee', current.etag),
      correspondent.put('/api/v1/me/payee', data, current.etag),
    ]);
    const kept = await correspondent.get('/api/v1/me/payee');
    // Who came second either found another version, or nothing and entered it anew.
    expect([
      [204, 201, 200],
      [412, 200, 200],
    ]).toContainEqual([erased.status, late.status, kept.status]);
    expect((await correspondent.put('/api/v1/me/payee', data, kept.etag)).status).toBe(200);
  });

  it('name every fault of what was entered', async () => {
    const { status, body } = await correspondent.put('/api/v1/me/payee', {
      legalName: ' ',
      bankName: '',
      bankAccount: '12ab',
      idNumber: '330106199001011234',
    });
    expect(status).toBe(400);
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      'bankAccount',
      'bankName',
      'idNumber',
      'legalName',
    ]);
  });
});
