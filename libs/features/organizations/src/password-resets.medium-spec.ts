import { startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

describe('a password that was forgotten', () => {
  let api: TestApi;
  let admin: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi({ smallOffice: false });
    admin = await api.as('admin');
    const other = await api.aUnit({ code: 'other' });
    await api.aUser({ username: 'writer', roles: ['author'] });
    await api.aUser({ username: 'guard', roles: ['security_administrator'] });
    await api.aUser({ username: 'witness', roles: ['auditor'] });
    await api.aUser({ username: 'elsewhere', roles: ['administrator'], organizationId: other.id });
  });
  afterAll(() => api.close());

  const idOf = async (username: string) => {
    const [row] = await api.dataSource.query('SELECT id FROM users WHERE username = $1', [username]);
    return String(row.id);
  };
  const reset = async (username: string, caller = admin, password = 'Nur-einmal-26') =>
    caller.post(`/api/v1/users/${await idOf(username)}/password-resets`, { password });

  it('is replaced by one for a single log-in, and every session of the person ends', async () => {
    const writer = await api.as('writer');
    expect((await reset('writer')).status).toBe(204);
    expect((await writer.get('/api/v1/me')).status).toBe(401);
    const login = await admin.post('/api/v1/auth/login', { username: 'writer', password: 'Nur-einmal-26' });
    expect([login.status, login.body.user.mustChangePassword]).toEqual([200, true]);
    const [entry] = await api.dataSource.query(
      `SELECT object_id AS id, details FROM audit_entries WHERE action = 'user.password_reset'`,
    );
    expect(entry).toEqual({ id: await idOf('writer'), details: {} });
  });

  it('is no weak one', async () => {
    const answer = await reset('writer', admin, 'kurz');
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'password']);
  });

  it.each(['guard', 'witness'])('of the %s is not the administrator’s to reset', async (username) => {
    const answer = await reset(username);
    expect([answer.status, answer.body.code]).toEqual([409, 'password_of_other_office']);
  });

  it('is one’s own to change, not to reset', async () => {
    expect((await reset('admin')).body.code).toBe('own_password');
  });

  it('of another branch is not there, and who may not manage people resets none', async () => {
    expect((await reset('writer', await api.as('elsewhere'))).status).toBe(404);
    expect((await reset('writer', await api.as('guard'))).status).toBe(403);
  });
});
