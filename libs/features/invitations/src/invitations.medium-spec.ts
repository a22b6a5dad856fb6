import { randomInt } from 'node:crypto';
import { DAY_MS, sha256 } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';

const PASSWORD = 'Wojia-2026-yuan';
/** Of this run alone: what went wrong before is remembered by address. */
const network = `10.${randomInt(256)}.${randomInt(256)}`;

describe('joining by an invitation', () => {
  let api: TestApi;
  let editor: ApiCaller;
  let unitId: string;
  let now = new Date();
  let serial = 0;

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: 'https://news.example.test' } });
    api.app.get<{ now: () => Date }>(CLOCK, { strict: false }).now = () => now;
    unitId = (await api.aUnit({ name: '示例县总工会', code: 'county' })).id;
    await api.aUser({ username: 'editor', displayName: '李编辑', roles: ['editor'], organizationId: unitId });
    editor = await api.as('editor');
  });
  beforeEach(() => {
    now = new Date();
  });
  afterAll(() => api.close());

  const issue = (body: object = {}, caller = editor, unit = unitId) =>
    caller.post(`/api/v1/organizations/${unit}/invitations`, { role: 'correspondent', ...body });

  async function issued(body: object = {}): Promise<{ id: string; token: string; body: ApiAnswer['body'] }> {
    const answer = await issue(body);
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return { id: answer.body.id, token: answer.body.url.split('/').at(-1), body: answer.body };
  }

  const person = (changes: object = {}) => {
    serial += 1;
    return { displayName: '王通讯', username: `wang-${serial}`, password: PASSWORD, ...changes };
  };

  const join = (token: string, changes: object = {}, from = `${network}.7`) =>
    api.app
      .inject({
        method: 'POST',
        url: '/api/v1/invitations/join',
        remoteAddress: from,
        payload: { token, ...person(changes) },
      })
      .then((answer) => ({ status: answer.statusCode, body: answer.json(), text: answer.payload }));

  it('tells the link once, as text and as QR code, and keeps only its hash', async () => {
    const { id, token, body } = await issued({ displayName: ' 王通讯 ', expiresInDays: 3 });
    expect(body).toEqual({
      id,
      organizationId: unitId,
      role: 'correspondent',
      displayName: '王通讯',
      url: expect.stringMatching(/^https:\/\/news\.example\.test\/desk\/join\/[\w-]{43}$/),
      qrSvg: expect.stringMatching(/^<svg /),
      expiresAt: new Date(now.getTime() + 3 * DAY_MS).toISOString(),
    });
    const [row] = await api.dataSource.query(
      'SELECT i::text AS text, token_hash FROM invitations i WHERE id = $1',
      [id],
    );
    expect(row.token_hash).toBe(sha256(token));
    expect(row.text).not.toContain(token);
    for (const path of [`/api/v1/invitations/${id}`, `/api/v1/organizations/${unitId}/invitations`]) {
      const { status, text } = await editor.get(path);
      expect(status).toBe(200);
      expect(text).not.toContain(token);
      expect(text).not.toContain(sha256(token));
    }
  });

  it('makes an account with the one role in the one unit, which can sign in and send', async () => {
    const { id, token } = await issued();
    const joined = await join(token, { username: 'Wang.Xiaohua', phone: '138 0013 8000' });
    expect([joined.status, joined.body]).toEqual([
      201,
      { userId: expect.any(String), username: 'wang.xiaohua', organizationId: unitId },
    ]);
    const login = await api.anonymous.post('/api/v1/auth/login', {
      username: 'wang.xiaohua',
      password: PASSWORD,
    });
    const { body: me } = await api.anonymous.get('/api/v1/me', {
      authorization: `Bearer ${login.body.accessToken}`,
    });
    expect(me.memberships).toEqual([
      {
        ...{ organizationId: unitId, roles: ['correspondent'], inherit: false },
        actions: ['asset.write', 'column.read', 'organization.read', 'submission.write'],
      },
    ]);
    const view = await editor.get(`/api/v1/invitations/${id}`);
    expect(view.body).toMatchObject({ state: 'used', usedBy: joined.body.userId, joinedName: '王通讯' });
    const trail = await api.dataSource.query(
      `SELECT action, organization_id, details FROM audit_entries WHERE object_id = $1 ORDER BY sequence`,
      [joined.body.userId],
    );
    expect(trail).toMatchObject([
      { action: 'user.joined', organization_id: unitId, details: { invitationId: id } },
      { action: 'member.assigned', details: { roles: ['correspondent'], inherit: false } },
    ]);
    expect(JSON.stringify(trail)).not.toMatch(/138 ?0013 ?8000/);
  });

  it('makes one account of two presses at once', async () => {
    const { token } = await issued();
    const answers = await Promise.all([1, 2, 3, 4].map(() => join(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(
      Array(3).fill('invitation_used'),
    );
  });

  it('ends when it is used, revoked or expired, and says which', async () => {
    const revoked = await issued();
    expect((await editor.post(`/api/v1/invitations/${revoked.id}/revoke`)).body.state).toBe('revoked');
    expect((await editor.post(`/api/v1/invitations/${revoked.id}/revoke`)).status).toBe(200);
    expect((await join(revoked.token)).body).toMatchObject({ status: 409, code: 'invitation_revoked' });

    const used = await issued();
    expect((await join(used.token)).status).toBe(201);
    expect((await join(used.token)).body).toMatchObject({ status: 409, code: 'invitation_used' });
    expect((await editor.post(`/api/v1/invitations/${used.id}/revoke`)).body.code).toBe('invitation_used');

    const expired = await issued({ expiresInDays: 1 });
    now = new Date(now.getTime() + DAY_MS);
    expect((await join(expired.token)).body).toMatchObject({ status: 409, code: 'invitation_expired' });
    expect((await editor.get(`/api/v1/invitations/${expired.id}`)).body.state).toBe('expired');
    expect((await join('x'.repeat(43))).body).toMatchObject({ status: 404, code: 'invitation_not_found' });
  });

  it('is worth what its issuer may do today', async () => {
    await api.aUser({ username: 'leaving', roles: ['editor'], organizationId: unitId });
    const { body } = await issue({}, await api.as('leaving'));
    const token = body.url.split('/').at(-1);
    await api.dataSource.query(`UPDATE users SET state = 'suspended' WHERE username = 'leaving'`);
    expect((await join(token)).body.code).toBe('invitation_revoked');
  });

  it('names every fault of what was entered, and leaves the link good', async () => {
    const { token } = await issued();
    const wrong = await join(token, { displayName: ' ', username: '王', phone: 'abc' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      'displayName',
      'phone',
      'username',
    ]);
    const weak = await join(token, { password: 'short' });
    expect(weak.body.errors).toMatchObject([{ path: 'password', code: 'password_too_weak' }]);
    const taken = await join(token, { username: 'EDITOR' });
    expect(taken.body.errors).toMatchObject([{ path: 'username', code: 'username_taken' }]);
    expect((await join(token)).status).toBe(201);
  });

  it('S20 takes no role, unit or state from outside', async () => {
    const { token } = await issued();
    for (const extra of [{ roles: ['administrator'] }, { organizationId: api.root.id }, { state: 'active' }])
      expect((await join(token, extra)).status).toBe(400);
    expect((await issue({ role: 'editor' })).status).toBe(400);
    for (const expiresInDays of [0, 31, 1.5]) expect((await issue({ expiresInDays })).status).toBe(400);
  });

  it('S10 limits guessed links per address, whatever else is rotated', async () => {
    const guess = (index: number, from: string) =>
      join(`${'y'.repeat(40)}${index}`, { username: `guess-${index}` }, from);
    for (let index = 0; index < 30; index += 1) expect((await guess(index, `${network}.9`)).status).toBe(404);
    const stopped = await guess(31, `${network}.9`);
    expect([stopped.status, stopped.body.code]).toEqual([429, 'too_many_attempts']);
    const { token } = await issued();
    expect((await join(token, {}, `${network}.9`)).status).toBe(429);
    expect((await join(token, {}, `${network}.10`)).status).toBe(201);
  });

  it('S10 lets nobody find out by a good link which names exist', async () => {
    const { token } = await issued();
    for (let index = 0; index < 10; index += 1) {
      const taken = await join(token, { username: 'editor' }, `${network}.${20 + index}`);
      expect(taken.status).toBe(400);
    }
    expect((await join(token, { username: 'editor' }, `${network}.40`)).status).toBe(429);
    expect((await join(token, { username: 'nobody-yet' }, `${network}.41`)).status).toBe(429);
  });

  it('is issued and seen in its branch alone', async () => {
    const other = await api.aUnit({ code: 'elsewhere' });
    await api.aUser({ username: 'stranger', roles: ['editor'], organizationId: other.id });
    await api.aUser({ username: 'writer', roles: ['author'], organizationId: unitId });
    const stranger = await api.as('stranger');
    const { id } = await issued();
    expect((await issue({}, stranger)).status).toBe(404);
    expect((await issue({}, await api.as('writer'))).status).toBe(403);
    expect((await stranger.get(`/api/v1/organizations/${unitId}/invitations`)).status).toBe(404);
    expect((await stranger.post(`/api/v1/invitations/${id}/revoke`)).status).toBe(404);
    expect((await editor.get(`/api/v1/invitations/${id}`)).body.state).toBe('live');
  });

  it('lists newest first, page by page', async () => {
    const unit = await api.aUnit({ code: 'many', parentId: unitId });
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) made.unshift((await issue({}, editor, unit.id)).body.id);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await editor.get(`/api/v1/organizations/${unit.id}/invitations?limit=2${cursor}`);
      seen.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    expect(seen).toEqual(made);
  });

  it('is held by the database: used once, for one unit, not for more than 30 days', async () => {
    const { id, token } = await issued();
    const change = (assignment: string) =>
      api.dataSource.query(`UPDATE invitations SET ${assignment} WHERE id = $1`, [id]);
    await expect(change(`expires_at = expires_at + interval '1 day'`)).rejects.toThrow(/never changed/);
    await expect(change(`organization_id = '${api.root.id}'`)).rejects.toThrow(/never changed/);
    await join(token);
    await expect(change('used_at = NULL, used_by = NULL')).rejects.toThrow(/never changed/);
    await expect(api.dataSource.query('DELETE FROM invitations WHERE id = $1', [id])).rejects.toThrow();
  });
});
