import { startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { UserPhones } from './user-phones';

describe('the telephone number of a person', () => {
  let api: TestApi;
  let admin: ApiCaller;
  let userId: string;

  beforeAll(async () => {
    api = await startTestApi();
    admin = await api.as('admin');
    const other = await api.aUnit({ code: 'other' });
    await api.aUser({ username: 'neighbour', roles: ['editor'], organizationId: other.id });
    const { status, body } = await admin.post('/api/v1/users', {
      ...{ username: 'zhang', displayName: '张三', phone: '+86 138 0013 8000' },
    });
    expect([status, body.phone]).toEqual([201, '****8000']);
    userId = body.id;
  });
  afterAll(() => api.close());

  const inClear = async () => {
    const [row] = await api.dataSource.query('SELECT u::text AS text FROM users u WHERE id = $1', [userId]);
    return /138 ?0013/.test(row.text);
  };
  const look = (body: object, caller = admin) => caller.post(`/api/v1/users/${userId}/phone-looks`, body);

  it('is masked in every answer and encrypted in the database', async () => {
    for (const path of [`/users/${userId}`, '/users']) {
      const { text } = await admin.get(`/api/v1${path}`);
      expect(text).toContain('****8000');
      expect(text).not.toMatch(/138 ?0013/);
    }
    expect(await inClear()).toBe(false);
  });

  it('is told whole to who may read people there, with a reason, on record', async () => {
    expect((await look({})).status).toBe(400);
    const { status, body } = await look({ reason: '核对稿件' });
    expect([status, body]).toEqual([200, { phone: '+86 138 0013 8000' }]);
    const entries = await api.dataSource.query(
      `SELECT actor_name AS by, details FROM audit_entries WHERE action = 'user.phone_looked_at'`,
    );
    expect(entries).toEqual([{ by: '系统管理员', details: { reason: '核对稿件' } }]);
    expect((await look({ reason: '看看' }, await api.as('neighbour'))).status).toBe(404);
  });

  it('is changed and taken away, and a masked one is no number', async () => {
    const address = `/api/v1/users/${userId}`;
    const change = async (phone: string | null) =>
      admin.patch(address, { phone }, (await admin.get(address)).etag);
    expect((await change('****8000')).status).toBe(400);
    expect((await change('13900139000')).body.phone).toBe('****9000');
    expect((await look({ reason: '核对' })).body.phone).toBe('13900139000');
    expect((await change(null)).body.phone).toBeNull();
    expect((await look({ reason: '核对' })).body.phone).toBeNull();
  });

  it('from before numbers were encrypted is sealed at the next start, once', async () => {
    await api.dataSource.query(`UPDATE users SET phone = '13800138000', sealed_phone = NULL WHERE id = $1`, [
      userId,
    ]);
    const phones = api.app.get(UserPhones, { strict: false });
    expect(await api.dataSource.transaction((manager) => phones.sealClear(manager))).toBe(1);
    expect(await api.dataSource.transaction((manager) => phones.sealClear(manager))).toBe(0);
    expect(await inClear()).toBe(false);
    expect((await look({ reason: '核对' })).body.phone).toBe('13800138000');
  });
});
