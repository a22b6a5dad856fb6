import { HOUR_MS } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { aDraft, startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

interface PageAnswer {
  status: number;
  text: string;
  headers: Record<string, unknown>;
}

describe('signing by a link', () => {
  let api: TestApi;
  let author: ApiCaller;
  let editor: ApiCaller;
  let second: ApiCaller;
  let leaderId: string;
  let unitId: string;
  let now = new Date();

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: 'https://news.example.test' } });
    api.app.get<{ now: () => Date }>(CLOCK, { strict: false }).now = () => now;
    unitId = (await api.aUnit({ name: '示例县总工会', code: 'county' })).id;
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unitId });
    await api.aUser({ username: 'editor', roles: ['editor'], organizationId: unitId });
    await api.aUser({ username: 'second', roles: ['editor'], organizationId: unitId });
    leaderId = (
      await api.aUser({
        username: 'leader',
        displayName: '周主席',
        roles: ['chief_editor'],
        organizationId: unitId,
      })
    ).id;
    // A leader without an account.
    await api.dataSource.query('UPDATE users SET password_hash = NULL WHERE id = $1', [leaderId]);
    [author, editor, second] = [await api.as('author'), await api.as('editor'), await api.as('second')];
  });
  beforeEach(() => {
    now = new Date();
  });
  afterAll(() => api.close());

  /** In review, waiting for the leader. */
  async function waiting(): Promise<{ contentId: string; reviewId: string }> {
    const draft = await aDraft(author, unitId, { title: '春送岗位<script>1</script>' });
    const { body } = await author.post(`/api/v1/contents/${draft.body.id}/submit`, {});
    for (const caller of [editor, second])
      await caller.post(`/api/v1/reviews/${body.id}/decisions`, { outcome: 'approve', comment: '可以' });
    return { contentId: draft.body.id, reviewId: body.id };
  }

  async function issued(reviewId: string, caller = editor) {
    const answer = await caller.post(`/api/v1/reviews/${reviewId}/sign-off-links`, { userId: leaderId });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body as { id: string; url: string; code: string };
  }

  const pathOf = ({ url }: { url: string }) => new URL(url).pathname;

  async function open(link: { url: string }, rest = ''): Promise<PageAnswer> {
    const { statusCode, payload, headers } = await api.app.inject({ url: pathOf(link) + rest });
    return { status: statusCode, text: payload, headers };
  }

  async function send(link: { url: string }, fields: Record<string, string>): Promise<PageAnswer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    const { statusCode, payload, headers } = await api.app.inject({
      method: 'POST',
      url: pathOf(link),
      headers: { 'content-type': request.headers.get('content-type')! },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    return { status: statusCode, text: payload, headers };
  }

  const stateOf = async (contentId: string) => (await author.get(`/api/v1/contents/${contentId}`)).body.state;
  const codeBut = (code: string) => (code === '000000' ? '000001' : '000000');

  it('shows the item as it will appear and what was said, and approves with the code', async () => {
    const { contentId, reviewId } = await waiting();
    const link = await issued(reviewId);
    const page = await open(link);
    expect(page.status).toBe(200);
    for (const word of ['请周主席审签', '示例县总工会', '初审', '可以']) expect(page.text).toContain(word);
    const preview = await open(link, '/previews/0');
    expect([preview.status, preview.text]).toEqual([200, expect.stringContaining('招聘会开始了')]);
    const done = await send(link, { outcome: 'approve', comment: '同意发布', code: link.code });
    expect([done.status, done.text]).toEqual([200, expect.stringContaining('已提交')]);
    expect(await stateOf(contentId)).toBe('approved');
    const { body } = await editor.get(`/api/v1/reviews/${reviewId}`);
    expect(body.decisions.at(-1)).toMatchObject({
      stage: 'review_3',
      deciderId: leaderId,
      deciderName: '周主席',
      outcome: 'approve',
      comment: '同意发布',
    });
    const trail = await api.dataSource.query(
      `SELECT action, actor_name FROM audit_entries WHERE object_id = $1 ORDER BY sequence DESC LIMIT 3`,
      [reviewId],
    );
    expect(trail.reverse()).toEqual([
      { action: 'sign_off_link.issued', actor_name: 'editor' },
      { action: 'sign_off_link.opened', actor_name: '周主席（签审链接）' },
      { action: 'review.approved', actor_name: '周主席（签审链接）' },
    ]);
  });

  it('returns with a reason, and needs one', async () => {
    const { contentId, reviewId } = await waiting();
    const link = await issued(reviewId);
    const refused = await send(link, { outcome: 'return', comment: '', code: link.code });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('退回必须写明原因')]);
    await send(link, { outcome: 'return', comment: '请补照片', code: link.code });
    expect(await stateOf(contentId)).toBe('returned');
  });

  it('S19 works once, also when it is pressed twice at the same time', async () => {
    const { reviewId } = await waiting();
    const link = await issued(reviewId);
    const answers = await Promise.all(
      [1, 2].map(() => send(link, { outcome: 'approve', comment: '', code: link.code })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await open(link)).status).toBe(404);
    const [{ count }] = await api.dataSource.query(
      `SELECT count(*)::int FROM review_decisions WHERE review_id = $1 AND stage_key = 'review_3'`,
      [reviewId],
    );
    expect(count).toBe(1);
  });

  it('S10 stops after five wrong codes, whatever else is sent, and a right one comes too late then', async () => {
    const { reviewId, contentId } = await waiting();
    const link = await issued(reviewId);
    for (let tries = 1; tries < 5; tries += 1) {
      const answer = await send(link, { outcome: 'approve', comment: `${tries}`, code: codeBut(link.code) });
      expect([answer.status, answer.text]).toEqual([
        400,
        expect.stringContaining(`还可以试 ${5 - tries} 次`),
      ]);
    }
    expect((await send(link, { outcome: 'approve', comment: '', code: codeBut(link.code) })).status).toBe(
      404,
    );
    expect((await send(link, { outcome: 'approve', comment: '', code: link.code })).status).toBe(404);
    expect(await stateOf(contentId)).toBe('in_review');
  });

  it('S19 ends with its time, its revocation, a newer one, and the rights of the person', async () => {
    const { reviewId } = await waiting();
    const first = await issued(reviewId);
    const link = await issued(reviewId);
    expect((await open(first)).status).toBe(404);
    now = new Date(now.getTime() + 24 * HOUR_MS - 1_000);
    expect((await open(link)).status).toBe(200);
    now = new Date(now.getTime() + 1_000);
    expect((await open(link)).status).toBe(404);

    const other = await issued(reviewId);
    await api.dataSource.query(`UPDATE users SET state = 'suspended' WHERE id = $1`, [leaderId]);
    expect((await open(other)).status).toBe(404);
    await api.dataSource.query(`UPDATE users SET state = 'active' WHERE id = $1`, [leaderId]);
    expect((await open(other)).status).toBe(200);
    expect((await editor.post(`/api/v1/sign-off-links/${other.id}/revoke`)).body.state).toBe('revoked');
    expect((await open(other)).status).toBe(404);
    const states = (await editor.get(`/api/v1/reviews/${reviewId}/sign-off-links`)).body.items;
    expect(states.map(({ state }: { state: string }) => state)).toEqual(['revoked', 'revoked', 'revoked']);
    // By itself: in ids and hashes six digits stand anyway.
    expect(JSON.stringify(states)).not.toMatch(new RegExp(`\\b${other.code}\\b`));
  });

  it('S19 is bound to the words: another version opens nothing', async () => {
    const { contentId, reviewId } = await waiting();
    const link = await issued(reviewId);
    expect((await author.post(`/api/v1/reviews/${reviewId}/recall`)).status).toBe(200);
    const { etag } = await author.get(`/api/v1/contents/${contentId}`);
    await author.patch(`/api/v1/contents/${contentId}`, { title: '换了' }, etag);
    await author.post(`/api/v1/contents/${contentId}/submit`, {});
    expect((await open(link)).status).toBe(404);
    expect((await send(link, { outcome: 'approve', comment: '', code: link.code })).status).toBe(404);
  });

  it('can not make somebody decide who may not: authors, those who decided, those without the role', async () => {
    const { reviewId } = await waiting();
    for (const username of ['author', 'editor']) {
      const [{ id }] = await api.dataSource.query('SELECT id FROM users WHERE username = $1', [username]);
      const answer = await second.post(`/api/v1/reviews/${reviewId}/sign-off-links`, { userId: id });
      expect([answer.status, answer.body.code]).toEqual([409, 'person_may_not_decide']);
    }
  });

  it('is kept as hashes, and the row can not be bent', async () => {
    const { reviewId } = await waiting();
    const link = await issued(reviewId);
    const [row] = await api.dataSource.query('SELECT * FROM sign_off_links WHERE id = $1', [link.id]);
    expect(JSON.stringify(row)).not.toContain(pathOf(link).slice(3));
    for (const change of [
      `fingerprint = repeat('0', 64)`,
      `expires_at = expires_at + interval '1 year'`,
      `user_id = (SELECT id FROM users WHERE username = 'editor')`,
      `stage_key = 'review_1'`,
    ]) {
      await expect(
        api.dataSource.query(`UPDATE sign_off_links SET ${change} WHERE id = $1`, [link.id]),
      ).rejects.toThrow('never changed');
    }
  });

  it('S24 S19 runs nothing, goes into no index, no cache, no frame and no referrer', async () => {
    const { reviewId } = await waiting();
    const link = await issued(reviewId);
    const { headers, text } = await open(link);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('script-src');
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(text).not.toContain('<script');
    const frame = await open(link, '/previews/0');
    expect(frame.headers['content-security-policy']).toContain('sandbox');
    expect((await open(link, '/previews/99')).status).toBe(404);
    for (const wrong of ['/s/x', '/s/%00', `/s/${'A'.repeat(43)}`]) {
      const { statusCode } = await api.app.inject({ url: wrong });
      expect(statusCode).toBe(404);
    }
  });

  it('S15 is made and revoked by people of the branch alone', async () => {
    const { reviewId } = await waiting();
    const link = await issued(reviewId);
    const other = await api.aUnit({ code: 'other' });
    await api.aUser({ username: 'stranger', roles: ['chief_editor'], organizationId: other.id });
    const stranger = await api.as('stranger');
    const asked = [
      stranger.post(`/api/v1/reviews/${reviewId}/sign-off-links`, { userId: leaderId }),
      stranger.get(`/api/v1/reviews/${reviewId}/sign-off-links`),
      stranger.post(`/api/v1/sign-off-links/${link.id}/revoke`),
    ];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await author.get(`/api/v1/reviews/${reviewId}/sign-off-links`)).status).toBe(403);
  });
});
