import { HOUR_MS } from '@haojiao/kernel';
import { openPublishingDesk } from '@haojiao/testing';
import type { ApiCaller, PublishingDesk } from '@haojiao/testing';

describe('blackout windows', () => {
  let desk: PublishingDesk;
  let chief: ApiCaller;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    chief = await desk.api.as('desk-chief');
  });
  beforeEach(() => desk.reset());
  afterAll(() => desk.close());

  const at = (ms: number) => new Date(desk.now().getTime() + ms).toISOString();
  /** From an hour ago for two hours, unless told otherwise. */
  const order = (wish: object = {}, caller = chief) =>
    caller.post('/api/v1/blackout-windows', {
      organizationId: desk.unit.id,
      startsAt: at(-HOUR_MS),
      endsAt: at(HOUR_MS),
      reason: '全国哀悼日',
      orderedBy: '市委宣传部通知',
      ...wish,
    });
  const end = async (id: string) => {
    const current = await chief.get(`/api/v1/blackout-windows/${id}`);
    return chief.delete(`/api/v1/blackout-windows/${id}`, current.etag);
  };
  const during = async (wish: object, work: (windowId: string) => Promise<void>) => {
    const { body, status } = await order(wish);
    expect(status).toBe(201);
    try {
      await work(body.id);
    } finally {
      await desk.sql(`UPDATE blackout_windows SET starts_at = '2000-01-01', ends_at = '2000-01-02'`);
    }
  };
  const posts = () => desk.channel.done.length;

  it('hold what falls due, say so, and ask a person about each item afterwards', async () => {
    await during({}, async (windowId) => {
      const [id, other] = [await desk.aPublication(), await desk.aPublication()];
      await desk.work(id);
      await desk.work(other);
      expect(posts()).toBe(0);
      const held = await desk.author.get(`/api/v1/publications/${id}`);
      expect(held.body).toMatchObject({ state: 'queued', heldBy: windowId, nextRunAt: at(HOUR_MS) });
      expect(held.body.note).toContain('全国哀悼日');
      const list = await desk.author.get(`/api/v1/publications?heldBy=${windowId}`);
      expect(list.body.items.map((item: { id: string }) => item.id).sort()).toEqual([id, other].sort());

      expect(await desk.workWhenDue(id)).toMatchObject({
        state: 'needs_attention',
        failure: { code: 'blackout_over' },
      });
      await desk.work(other);
      expect(posts()).toBe(0);

      expect((await desk.author.post(`/api/v1/publications/${id}/retry`)).body).toMatchObject({
        state: 'queued',
        heldBy: null,
      });
      await desk.work(id);
      expect(await desk.row(id)).toMatchObject({ state: 'published' });
      expect(await desk.row(other)).toMatchObject({ state: 'needs_attention', held_by: windowId });
      expect((await desk.author.post(`/api/v1/publications/${other}/cancel`)).body.state).toBe('cancelled');
    });
  });

  it('never drop what they made late, whatever its lateness rule says', async () => {
    await during({}, async () => {
      const id = await desk.aPublication('scripted', { latenessRule: 'drop' });
      await desk.work(id);
      expect(await desk.workWhenDue(id)).toMatchObject({
        state: 'needs_attention',
        failure: { code: 'blackout_over' },
      });
    });
  });

  it('follow their own changes: longer holds longer, ended early asks early', async () => {
    await during({}, async (windowId) => {
      const id = await desk.aPublication();
      await desk.work(id);
      const { etag } = await chief.get(`/api/v1/blackout-windows/${windowId}`);
      const later = at(5 * HOUR_MS);
      await chief.patch(`/api/v1/blackout-windows/${windowId}`, { endsAt: later }, etag);
      await desk.work(id);
      expect((await desk.row(id)).next_run_at.toISOString()).toBe(later);
      expect((await end(windowId)).status).toBe(204);
      await desk.work(id);
      expect(await desk.row(id)).toMatchObject({ state: 'needs_attention', held_by: windowId });
    });
  });

  it('let through what they exempt, what they do not name, and what a higher unit of another branch ordered', async () => {
    const exempt = await desk.anApproved();
    const other = await desk.api.aUnit({ code: 'other-branch' });
    const admin = await desk.api.as('admin');
    expect((await order({ organizationId: other.id }, admin)).status).toBe(201);
    expect((await order({ platforms: ['other'] })).status).toBe(201);
    expect((await order({ contentTypes: ['video'] })).status).toBe(201);
    await during({ exemptContentIds: [exempt] }, async () => {
      const { body } = await desk.plan(exempt, [await desk.anAccount()]);
      await desk.work(body.items[0].id);
      expect(await desk.row(body.items[0].id)).toMatchObject({ state: 'published' });
    });
    const free = await desk.aPublication();
    await desk.work(free);
    expect(await desk.row(free)).toMatchObject({ state: 'published' });
  });

  it('reach every unit below the one that ordered them', async () => {
    const admin = await desk.api.as('admin');
    const root = (await admin.get('/api/v1/organizations?limit=100')).body.items.find(
      (unit: { parentId: string | null }) => unit.parentId === null,
    );
    await during({}, async (windowId) => {
      await end(windowId);
      expect((await order({ organizationId: root.id }, admin)).status).toBe(201);
      const id = await desk.aPublication();
      await desk.work(id);
      expect((await desk.row(id)).state).toBe('queued');
    });
  });

  it('do not stop questions about what was sent, nor withdrawals', async () => {
    const [sent, live] = [await desk.aPublication(), await desk.aPublication()];
    await desk.work(live);
    await desk.workerDiesAt(sent, 'post');
    desk.forward(31_000);
    desk.channel.onFollowUp = async () => ({
      kind: 'published',
      remote: desk.channel.remote('was-out', desk.now()),
    });
    await during({}, async () => {
      await desk.work(sent);
      expect(await desk.workWhenDue(sent)).toMatchObject({ state: 'published', remote_id: 'was-out' });
      await desk.author.post(`/api/v1/publications/${live}/withdraw`, { reason: '按要求撤下' });
      await desk.work(live);
      expect((await desk.row(live)).state).toBe('withdrawn');
    });
  });

  it('are told when something is planned into one', async () => {
    await during({ startsAt: at(HOUR_MS), endsAt: at(3 * HOUR_MS) }, async () => {
      const id = await desk.aPublication('scripted', { scheduledAt: at(2 * HOUR_MS) });
      expect((await desk.author.get(`/api/v1/publications/${id}`)).body.note).toContain('静默期');
    });
  });

  it('name every fault of an order', async () => {
    const { status, body } = await order({
      startsAt: at(-3 * HOUR_MS),
      endsAt: at(-4 * HOUR_MS),
      platforms: ['nowhere'],
      exemptContentIds: ['01900000-0000-7000-8000-000000000000'],
    });
    expect(status).toBe(400);
    expect(body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
      ['endsAt', 'not_after_start'],
      ['endsAt', 'in_the_past'],
      ['platforms.0', 'platform_unknown'],
      ['exemptContentIds.0', 'content_not_found'],
    ]);
  });

  it('are ordered by chief editors and administrators of the branch, and by nobody else', async () => {
    expect((await order({}, desk.reviewers[0])).status).toBe(403);
    const stranger = await desk.api.aUnit({ code: 'strangers' });
    await desk.api.aUser({ username: 'strange-chief', roles: ['chief_editor'], organizationId: stranger.id });
    expect((await order({}, await desk.api.as('strange-chief'))).status).toBe(404);
  });

  it('keep their record when they are over, and vanish when they never began', async () => {
    const { body: future } = await order({ startsAt: at(HOUR_MS), endsAt: at(2 * HOUR_MS) });
    expect((await end(future.id)).status).toBe(204);
    expect((await chief.get(`/api/v1/blackout-windows/${future.id}`)).status).toBe(404);
    const { body: running } = await order();
    expect((await end(running.id)).status).toBe(204);
    desk.forward(1_000);
    expect((await end(running.id)).body.code).toBe('blackout_window_over');
    const trail = await desk.sql<{ action: string }>(
      `SELECT action FROM audit_entries WHERE object_id = $1 ORDER BY sequence`,
      [running.id],
    );
    expect(trail.map(({ action }) => action)).toEqual(['blackout_window.ordered', 'blackout_window.ended']);
  });
});
