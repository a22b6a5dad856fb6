import { CLOCK } from '@haojiao/infrastructure/clock';
import { Notices } from '@haojiao/features/notices';
import { WorkingDays } from '@haojiao/features/working-days';
import { approve, openPublishingDesk } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, PublishingDesk } from '@haojiao/testing';
import { RemindOfStoryIdeas } from './remind-of-story-ideas.sweep';

const url = '/api/v1/story-ideas';

describe('story ideas', () => {
  let desk: PublishingDesk;
  let sweep: RemindOfStoryIdeas;
  let chief: ApiCaller;
  let editor: ApiCaller;
  let other: ApiCaller;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    desk = await openPublishingDesk();
    const { api } = desk;
    const service = <T>(type: new (...args: never[]) => T) => api.app.get<T>(type, { strict: false });
    sweep = new RemindOfStoryIdeas(
      desk.database,
      service(Notices),
      service(WorkingDays),
      api.app.get(CLOCK, { strict: false }),
    );
    await api.aUser({ username: 'desk-writer', roles: ['author'], organizationId: desk.unit.id });
    const beside = await api.aUnit({ code: 'beside' });
    await api.aUser({ username: 'beside-chief', roles: ['chief_editor'], organizationId: beside.id });
    await api.aUser({ username: 'desk-sender', roles: ['correspondent'], organizationId: desk.unit.id });
    for (const { id, username } of await desk.sql<{ id: string; username: string }>(
      'SELECT id, username FROM users',
    ))
      ids[username] = id;
    ids.beside = beside.id;
    chief = await api.as('desk-chief');
    editor = await api.as('desk-editor-1');
    other = await api.as('beside-chief');
  });
  beforeEach(() => {
    desk.reset();
    to('2026-09-21T10:00+08:00');
  });
  afterAll(() => desk.close());

  const to = (time: string) => desk.forward(new Date(time).getTime() - desk.now().getTime());
  const bodyOf = (wish: object = {}) => ({
    organizationId: desk.unit.id,
    title: '国庆值守的劳模',
    ownerId: ids['desk-writer'],
    dueOn: '2026-09-30',
    ...wish,
  });
  const propose = (wish: object = {}, caller = desk.author): Promise<ApiAnswer> =>
    caller.post(url, bodyOf(wish));
  const accepted = async (wish: object = {}): Promise<string> => {
    const { body } = await propose(wish);
    expect((await chief.post(`${url}/${body.id}/accept`)).status).toBe(200);
    return body.id;
  };
  const told = (id: string) =>
    desk.sql<{ kind: string; user: string; resolved: boolean }>(
      `SELECT kind, u.username AS user, resolved_at IS NOT NULL AS resolved FROM notices n JOIN users u ON u.id = user_id
       WHERE object_id = $1 ORDER BY n.id`,
      [id],
    );
  const kinds = async (id: string) => (await told(id)).map(({ kind }) => kind.replace('story_idea.', ''));

  it('are proposed, accepted, drafted, and done when what was written is live', async () => {
    const proposed = await propose({
      types: ['article'],
      channels: ['weibo'],
      tags: ['国庆'],
      summary: '谁在值守',
    });
    expect([proposed.status, proposed.etag]).toEqual([201, '"1"']);
    expect(proposed.body).toMatchObject({ state: 'proposed', ownerName: 'desk-writer', drafts: [] });
    const { id } = proposed.body;
    const writer = await desk.api.as('desk-writer');
    expect((await writer.post(`${url}/${id}/drafts`, {})).body.code).toBe('story_idea_state_forbids');
    expect((await writer.post(`${url}/${id}/accept`)).status).toBe(403);
    await chief.post(`${url}/${id}/accept`);
    const drafted = await writer.post(`${url}/${id}/drafts`, {});
    expect(drafted.status).toBe(201);
    expect(drafted.body).toMatchObject({ state: 'in_progress', drafts: [{ state: 'draft' }] });
    const { contentId } = drafted.body.drafts[0];
    const draft = await writer.get(`/api/v1/contents/${contentId}`);
    expect(draft.body).toMatchObject({ title: '国庆值守的劳模', summary: '谁在值守', tags: ['国庆'] });
    await writer.patch(
      `/api/v1/contents/${contentId}`,
      { article: { html: '<p>他们在岗。</p>' } },
      draft.etag,
    );
    await approve(writer, contentId, desk.reviewers);
    const planned = await desk.plan(contentId, [await desk.anAccount()]);
    expect((await chief.get(`${url}/${id}`)).body.state).toBe('in_progress');
    await desk.work(planned.body.items[0].id);
    expect((await chief.get(`${url}/${id}`)).body).toMatchObject({
      state: 'done',
      doneAt: expect.any(String),
      drafts: [{ contentId, state: 'published' }],
    });
    const trail = await desk.sql<{ action: string }>(
      'SELECT action FROM audit_entries WHERE object_id = $1 ORDER BY sequence',
      [id],
    );
    expect(trail.map(({ action }) => action.replace('story_idea.', ''))).toEqual([
      ...['proposed', 'accepted', 'drafted', 'done'],
    ]);
    expect((await told(id)).every(({ resolved }) => resolved)).toBe(true);
  });

  it('tell the owner when they are assigned, a working day before they are due, and when overdue, once each', async () => {
    const id = await accepted();
    expect(await told(id)).toEqual([{ kind: 'story_idea.assigned', user: 'desk-writer', resolved: false }]);
    to('2026-09-28T23:59+08:00');
    await sweep.run();
    expect(await kinds(id)).toEqual(['assigned']);
    to('2026-09-29T00:01+08:00');
    await Promise.all([sweep.run(), sweep.run()]);
    expect(await kinds(id)).toEqual(['assigned', 'due_soon']);
    to('2026-09-30T23:59+08:00');
    await sweep.run();
    expect(await kinds(id)).toEqual(['assigned', 'due_soon']);
    to('2026-10-01T00:01+08:00');
    for (let run = 0; run < 3; run += 1) await sweep.run();
    expect(await kinds(id)).toEqual(['assigned', 'due_soon', 'overdue']);
    expect((await chief.get(`${url}/${id}`)).body.isOverdue).toBe(true);
  });

  it('reckon with holidays and made up weekends', async () => {
    const id = await accepted({ dueOn: '2026-10-08' });
    // The last working day before 8 October is 30 September.
    to('2026-09-29T23:00+08:00');
    await sweep.run();
    expect(await kinds(id)).toEqual(['assigned']);
    to('2026-09-30T08:00+08:00');
    await sweep.run();
    expect(await kinds(id)).toEqual(['assigned', 'due_soon']);
    const afterMakeUp = await accepted({ dueOn: '2026-10-12' });
    to('2026-10-09T08:00+08:00');
    await sweep.run();
    expect(await kinds(afterMakeUp)).toEqual(['assigned']);
    to('2026-10-10T08:00+08:00');
    await sweep.run();
    expect(await kinds(afterMakeUp)).toEqual(['assigned', 'due_soon']);
  });

  it('begin anew for another owner or date, and tell nothing more once they are dropped', async () => {
    const id = await accepted();
    to('2026-09-29T08:00+08:00');
    await sweep.run();
    const { etag } = await chief.get(`${url}/${id}`);
    const moved = await chief.patch(
      `${url}/${id}`,
      { dueOn: '2026-10-09', ownerId: ids['desk-editor-1'] },
      etag,
    );
    expect(moved.status).toBe(200);
    await sweep.run();
    expect(await told(id)).toEqual([
      { kind: 'story_idea.assigned', user: 'desk-writer', resolved: true },
      { kind: 'story_idea.due_soon', user: 'desk-writer', resolved: true },
      { kind: 'story_idea.assigned', user: 'desk-editor-1', resolved: false },
    ]);
    to('2026-10-08T08:00+08:00');
    await sweep.run();
    expect((await told(id)).at(-1)).toMatchObject({ kind: 'story_idea.due_soon', user: 'desk-editor-1' });
    expect((await chief.post(`${url}/${id}/drop`, { reason: '' })).status).toBe(400);
    const dropped = await chief.post(`${url}/${id}/drop`, { reason: '活动取消' });
    expect(dropped.body).toMatchObject({ state: 'dropped', dropReason: '活动取消' });
    to('2026-10-20T08:00+08:00');
    await sweep.run();
    expect(await kinds(id)).not.toContain('overdue');
    expect((await chief.post(`${url}/${id}/accept`)).status).toBe(409);
  });

  it('are told to nobody who takes them on alone', async () => {
    const { body } = await propose({ ownerId: ids['desk-author'] });
    expect(await told(body.id)).toEqual([]);
  });

  it('are changed by those in charge, against the version they read', async () => {
    const { body } = await propose();
    const address = `${url}/${body.id}`;
    expect((await desk.author.patch(address, { title: '改题' }, '"9"')).status).toBe(412);
    expect((await desk.author.send('PATCH', address, { title: '改题' })).status).toBe(428);
    await desk.api.aUser({ username: 'desk-aside', roles: ['author'], organizationId: desk.unit.id });
    const aside = await (await desk.api.as('desk-aside')).patch(address, { title: '改题' }, '*');
    expect([aside.status, aside.body.code]).toEqual([403, 'story_idea_of_another']);
    expect((await (await desk.api.as('desk-writer')).patch(address, { title: '改题' }, '*')).body.title).toBe(
      '改题',
    );
    expect((await editor.patch(address, { title: '再改' }, '*')).body.title).toBe('再改');
  });

  it('S20 are moved by nothing but their own commands', async () => {
    for (const wish of [{ state: 'accepted' }, { createdBy: ids['desk-chief'] }, { doneAt: '2026-01-01' }]) {
      expect((await propose(wish)).status).toBe(400);
    }
    const { body } = await propose();
    for (const wish of [{ state: 'done' }, { organizationId: ids.beside }, { version: 7 }]) {
      const answer = await chief.patch(`${url}/${body.id}`, wish, '*');
      expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'unknown_property']);
    }
  });

  it('S17 name columns and people of their own unit only, with every fault', async () => {
    const column = await other.post('/api/v1/columns', {
      organizationId: ids.beside,
      name: '他处',
      code: 'aside',
    });
    const { status, body } = await propose({
      columnId: column.body.id,
      ownerId: ids['beside-chief'],
      channels: ['nowhere'],
    });
    expect(status).toBe(400);
    expect(body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
      ['ownerId', 'owner_unknown'],
      ['columnId', 'column_unknown'],
      ['channels.0', 'platform_unknown'],
    ]);
    expect((await propose({ ownerId: ids['desk-sender'] })).status).toBe(400);
    expect((await propose({ organizationId: ids.beside })).status).toBe(404);
    expect((await propose({}, await desk.api.as('desk-sender'))).status).toBe(403);
  });

  it('S15 are out of sight for another branch', async () => {
    const id = await accepted();
    for (const answer of [
      await other.get(`${url}/${id}`),
      await other.patch(`${url}/${id}`, { title: '改题' }, '*'),
      await other.post(`${url}/${id}/accept`),
      await other.post(`${url}/${id}/drop`, { reason: '不要了' }),
      await other.post(`${url}/${id}/drafts`, {}),
    ])
      expect([answer.status, answer.body.code]).toEqual([404, 'story_idea_not_found']);
    expect((await other.get(`${url}?limit=100`)).body.items).toEqual([]);
  });

  it('are listed by due date, page by page, by every filter, and S13 in one shape', async () => {
    const tag = '清单';
    for (const dueOn of ['2026-09-25', '2026-09-23', '2026-09-24']) await propose({ dueOn, tags: [tag] });
    const first = (await editor.get(`${url}?tag=${encodeURIComponent(tag)}&limit=2`)).body;
    const rest = (
      await editor.get(`${url}?tag=${encodeURIComponent(tag)}&limit=2&cursor=${first.nextCursor}`)
    ).body;
    const days = [...first.items, ...rest.items].map(({ dueOn }: { dueOn: string }) => dueOn);
    expect([days, rest.nextCursor]).toEqual([['2026-09-23', '2026-09-24', '2026-09-25'], null]);
    const of = async (query: string) =>
      (await editor.get(`${url}?tag=${encodeURIComponent(tag)}&${query}`)).body.items.length;
    expect(await of('from=2026-09-24&to=2026-09-24')).toBe(1);
    expect(await of('state=accepted')).toBe(0);
    expect(await of(`ownerId=${ids['desk-writer']}`)).toBe(3);
    expect(await of(`organizationId=${ids.beside}`)).toBe(0);
    for (const query of [
      "state=proposed' OR 1=1",
      'sort=due_on;drop',
      'columnId=1',
      'from=2026-02-30',
      'cursor=WyIxIiwiMiJd',
    ])
      expect([query, (await editor.get(`${url}?${query}`)).status]).toEqual([query, 400]);
    expect((await editor.get(`${url}?tag=' OR 1=1 --`)).body.items).toEqual([]);
  });
});
