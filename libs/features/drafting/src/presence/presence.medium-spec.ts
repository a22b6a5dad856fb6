import { aDraft, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';
import { SECOND_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import type { ForgetPresence } from './forget-presence.sweep';

describe('two people at one item', () => {
  let api: TestApi;
  let author: ApiCaller;
  let editor: ApiCaller;
  let unitId: string;
  let id: string;
  let now = Date.now();

  beforeAll(async () => {
    api = await startTestApi();
    const { CLOCK } = await import('@haojiao/infrastructure/clock');
    api.app.get<Clock>(CLOCK, { strict: false }).now = () => new Date(now);
    unitId = (await api.aUnit()).id;
    const people = { wang: 'author', li: 'editor', zhao: 'author', stranger: 'editor' } as const;
    for (const [username, role] of Object.entries(people)) {
      const organizationId = username === 'stranger' ? (await api.aUnit()).id : unitId;
      await api.aUser({ username, roles: [role], organizationId });
    }
    author = await api.as('wang');
    editor = await api.as('li');
  });
  beforeEach(async () => {
    id = (await aDraft(author, unitId, { title: '原题' })).body.id;
  });
  afterAll(() => api.close());

  const at = (rest = '') => `/api/v1/contents/${id}${rest}`;
  const beat = (caller: ApiCaller, editing = true): Promise<ApiAnswer> =>
    caller.put(at('/presence'), { editing });
  const save = (caller: ApiCaller, title: string, etag = '*') => caller.patch(at(), { title }, etag);
  const takeOver = (caller: ApiCaller, body: object = {}) => caller.post(at('/lock/take-over'), body);
  const seconds = (count: number) => {
    now += count * SECOND_MS;
  };

  it('see each other, and the first who writes holds the lock', async () => {
    const first = await beat(author);
    expect(first.body).toMatchObject({
      others: [],
      lock: { name: 'wang', mine: true },
      takenOver: null,
      heartbeatSeconds: 30,
      expiresAfterSeconds: 90,
    });
    const second = await beat(editor);
    expect(second.body).toMatchObject({
      others: [{ name: 'wang', editing: true }],
      lock: { name: 'wang', mine: false, since: new Date(now).toISOString() },
    });
    expect((await author.get(at('/presence'))).body.others).toMatchObject([{ name: 'li', editing: true }]);
  });

  it('do not write over each other: the other’s save is refused with what there is to merge', async () => {
    await beat(author);
    const refused = await save(editor, '抢存');
    expect([refused.status, refused.body.code]).toEqual([409, 'content_locked']);
    expect(refused.body).toMatchObject({
      lock: { name: 'wang', since: expect.any(String), lastSeen: expect.any(String) },
      currentETag: '"1"',
      current: { title: '原题' },
    });
    const variant = await editor.put(at('/variants/weibo'), { text: '短' });
    const { body } = await author.get(at('/revisions'));
    const restored = await editor.post(at(`/revisions/${body.items[0].id}/restore`), {});
    expect([variant.body.code, restored.body.code]).toEqual(['content_locked', 'content_locked']);
    expect((await save(author, '自己的')).status).toBe(200);
  });

  it('are not kept out once the holder is gone for 90 seconds', async () => {
    await beat(author);
    seconds(89);
    expect((await save(editor, '甲')).status).toBe(409);
    seconds(1);
    expect((await save(editor, '乙')).status).toBe(200);
    const { body } = await beat(editor);
    expect(body).toMatchObject({ others: [], lock: { name: 'li', since: new Date(now).toISOString() } });
  });

  it('keep the lock by saving, too, and let it go by looking on only', async () => {
    await beat(author);
    seconds(80);
    await save(author, '甲');
    seconds(80);
    expect((await save(editor, '乙')).status).toBe(409);
    expect((await beat(author, false)).body.lock).toBeNull();
    expect((await save(editor, '丙')).status).toBe(200);
    expect((await beat(editor, false)).body.others).toMatchObject([{ name: 'wang', editing: false }]);
  });

  it('are hindered by nobody who only saves: scripts hold no lock and need none', async () => {
    expect((await save(editor, '脚本')).status).toBe(200);
    expect((await author.get(at('/presence'))).body.lock).toBeNull();
    expect((await save(author, '旧版', '"1"')).status).toBe(412);
    expect((await author.send('PATCH', at(), { title: '甲' })).status).toBe(428);
  });

  describe('when one takes over', () => {
    it('the other is told by the next heartbeat and by a notice, and it is logged', async () => {
      await beat(author);
      const taken = await takeOver(editor, { reason: '领导要求立即改' });
      expect([taken.status, taken.body.lock]).toMatchObject([200, { name: 'li', mine: true }]);
      for (let count = 0; count < 2; count += 1) {
        const { body } = await beat(author);
        expect(body).toMatchObject({
          lock: { name: 'li', mine: false },
          takenOver: { name: 'li', reason: '领导要求立即改' },
        });
      }
      const { body: notices } = await author.get('/api/v1/notices');
      expect(notices.items[0]).toMatchObject({
        kind: 'content.lock_taken_over',
        title: '《原题》已由他人接手编辑',
        body: expect.stringContaining('领导要求立即改'),
      });
      const others = await (await api.as('zhao')).get('/api/v1/notices');
      expect(others.text).not.toContain(id);
      const [entry] = await api.dataSource.query(
        "SELECT details FROM audit_entries WHERE object_id = $1 AND action = 'content.lock_taken_over'",
        [id],
      );
      expect(entry.details).toMatchObject({ fromName: 'wang', reason: '领导要求立即改' });
    });

    it('the other’s unsaved text meets 409, and 412 with the merge base once there is a newer one', async () => {
      const { etag } = await author.get(at());
      await beat(author);
      await takeOver(editor);
      const locked = await save(author, '未存的字', etag);
      expect([locked.status, locked.body.current.title]).toEqual([409, '原题']);
      await save(editor, '接手后的题');
      const stale = await save(author, '未存的字', etag);
      expect([stale.status, stale.body.current.title]).toEqual([412, '接手后的题']);
      await beat(editor, false);
      const merged = await save(author, '合并后的题', stale.body.currentETag);
      expect([merged.status, merged.body.title]).toEqual([200, '合并后的题']);
      expect((await beat(author)).body).toMatchObject({ lock: { mine: true }, takenOver: null });
    });

    it('nobody is told who was gone already, or who takes what is theirs', async () => {
      await beat(author);
      seconds(90);
      await takeOver(editor);
      await takeOver(editor);
      const entries = await api.dataSource.query(
        "SELECT 1 FROM audit_entries WHERE object_id = $1 AND action = 'content.lock_taken_over'",
        [id],
      );
      expect(entries).toEqual([]);
    });
  });

  it('are only people who may be there', async () => {
    const [stranger, reader] = [await api.as('stranger'), await api.as('zhao')];
    for (const answer of [
      await beat(stranger),
      await stranger.get(at('/presence')),
      await takeOver(stranger),
    ])
      expect(answer.status).toBe(404);
    expect((await beat(reader, false)).status).toBe(200);
    for (const answer of [await beat(reader), await takeOver(reader)])
      expect([answer.status, answer.body.code]).toEqual([403, 'content_of_another_author']);
    expect((await editor.put(at('/presence'), { editing: true, userId: id })).status).toBe(400);
  });

  it('take no lock of what is under review', async () => {
    await beat(author);
    await author.post(at('/submit'), {});
    expect((await beat(author)).body.lock).toBeNull();
    expect((await takeOver(editor)).body.code).toBe('content_in_review');
  });

  it('may beat and save at once', async () => {
    await beat(author);
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        [() => beat(author), () => beat(editor), () => save(author, `题 ${index}`), () => takeOver(editor)][
          index % 4
        ]!(),
      ),
    );
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
  });

  it('leave nothing behind for ever', async () => {
    const { ForgetPresence: Sweep } = await import('./forget-presence.sweep');
    const sweep = api.app.get<ForgetPresence>(Sweep, { strict: false });
    await beat(author);
    seconds(86_401);
    await beat(editor);
    await sweep.run();
    const rows = await api.dataSource.query('SELECT user_id FROM content_presences');
    expect(rows).toHaveLength(1);
  });
});
