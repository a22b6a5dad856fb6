import { aDraft, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';
import { HOUR_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { CLAIM_HOLDS_MS } from './standing-claims';

describe('claims of a stage', () => {
  let api: TestApi;
  let author: ApiCaller;
  let one: ApiCaller;
  let two: ApiCaller;
  let chief: ApiCaller;
  let clock: Clock;
  let now = Date.now();
  let review: ApiAnswer['body'];
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    api = await startTestApi();
    clock = api.app.get<Clock>(CLOCK, { strict: false });
    clock.now = () => new Date(now);
    for (const [username, roles] of [
      ['author', ['author']],
      ['one', ['editor']],
      ['two', ['editor']],
      ['chief', ['chief_editor']],
    ] as const)
      ids[username] = (await api.aUser({ username, roles: [...roles] })).id;
    [author, one, two, chief] = await Promise.all([
      api.as('author'),
      api.as('one'),
      api.as('two'),
      api.as('chief'),
    ]);
  });
  afterAll(() => api.close());

  beforeEach(async () => {
    const draft = await aDraft(author, api.root.id, { title: '认领的稿件' });
    review = (await author.post(`/api/v1/contents/${draft.body.id}/submit`, {})).body;
  });

  const ask = (caller: ApiCaller, verb: string, body?: object) =>
    caller.post(`/api/v1/reviews/${review.id}/${verb}`, body);
  const approve = (caller: ApiCaller) => ask(caller, 'decisions', { outcome: 'approve' });
  const told = (kind: string) =>
    api.dataSource.query(
      `SELECT user_id, body, resolved_at IS NOT NULL AS resolved FROM notices
       WHERE object_id = $1 AND kind = $2 ORDER BY id`,
      [review.id, kind],
    );
  const queued = async (caller: ApiCaller, query = '') => {
    const { body } = await caller.get(`/api/v1/review-queue?limit=100${query}`);
    return body.items.find((item: ApiAnswer['body']) => item.reviewId === review.id);
  };

  it('show who has it in hand, and keep everybody else from deciding', async () => {
    expect(review.claim).toBeNull();
    const claimed = await ask(one, 'claim', {});
    const claim = { userId: ids.one, name: 'one', since: new Date(now).toISOString(), assignedBy: null };
    expect([claimed.status, claimed.body.claim]).toEqual([200, claim]);
    expect((await queued(two)).claim).toEqual(claim);
    expect((await author.get(`/api/v1/reviews/${review.id}`)).body.claim).toEqual(claim);
    const refused = await approve(two);
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'review_claimed', claim }]);
    expect(refused.body.detail).toContain('one');
    expect((await ask(two, 'claim')).body.code).toBe('review_claimed');
    expect((await approve(one)).status).toBe(201);
  });

  it('end when the stage is decided: the next one is free', async () => {
    await ask(one, 'claim');
    expect((await approve(one)).body.claim).toBeNull();
    expect((await approve(two)).status).toBe(201);
  });

  it('end when they are released', async () => {
    await ask(one, 'claim');
    const refused = await ask(two, 'release');
    expect([refused.status, refused.body.code]).toEqual([403, 'claim_of_another']);
    expect((await ask(one, 'release')).body.claim).toBeNull();
    expect((await ask(one, 'release')).status).toBe(200);
    expect((await approve(two)).status).toBe(201);
  });

  it('end after half a working day, unless they are claimed anew', async () => {
    await ask(one, 'claim');
    now += CLAIM_HOLDS_MS - 1;
    expect((await approve(two)).body.code).toBe('review_claimed');
    await ask(one, 'claim');
    now += HOUR_MS;
    expect((await approve(two)).body.code).toBe('review_claimed');
    now += CLAIM_HOLDS_MS - HOUR_MS;
    expect((await queued(two)).claim).toBeNull();
    expect((await approve(two)).status).toBe(201);
  });

  it('are taken over on purpose, and the one who had it is told', async () => {
    await ask(one, 'claim');
    const taken = await ask(two, 'claim', { takeOver: true });
    expect(taken.body.claim).toMatchObject({ name: 'two' });
    expect((await approve(one)).body.code).toBe('review_claimed');
    expect(await told('review.taken_over')).toMatchObject([{ user_id: ids.one }]);
    expect((await approve(two)).status).toBe(201);
  });

  it('of two at the same moment exactly one stands', async () => {
    const answers = await Promise.all([ask(one, 'claim'), ask(two, 'claim')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('are open only to those who may decide', async () => {
    expect((await ask(author, 'claim')).status).toBe(403);
    await api.aUser({ username: `writing-${review.id}`, roles: ['author', 'editor'] });
    const writer = await api.as(`writing-${review.id}`);
    const draft = await aDraft(writer, api.root.id);
    const own = (await writer.post(`/api/v1/contents/${draft.body.id}/submit`, {})).body;
    expect((await writer.post(`/api/v1/reviews/${own.id}/claim`)).body.code).toBe('own_content');
    await approve(one);
    expect((await ask(one, 'claim')).body.code).toBe('decided_before');
    await ask(author, 'recall');
    expect((await ask(two, 'claim')).body.code).toBe('review_closed');
  });

  it('are given by a chief editor to somebody who may decide, and hold until that is done', async () => {
    expect((await ask(one, 'assign', { userId: ids.two })).status).toBe(403);
    const wrong = await ask(chief, 'assign', { userId: ids.author });
    expect([wrong.status, wrong.body.errors]).toMatchObject([
      400,
      [{ path: 'userId', code: 'assignee_not_eligible' }],
    ]);
    expect((await ask(chief, 'assign', { userId: review.id })).body.errors[0].code).toBe(
      'assignee_not_eligible',
    );
    const given = await ask(chief, 'assign', { userId: ids.two });
    expect(given.body.claim).toMatchObject({ userId: ids.two, assignedBy: ids.chief });
    expect(await told('review.assigned')).toMatchObject([
      { user_id: ids.two, body: { zh: expect.stringContaining('chief') } },
    ]);
    now += 5 * CLAIM_HOLDS_MS;
    expect((await approve(one)).body.code).toBe('review_claimed');
    expect((await ask(two, 'claim')).body.claim.assignedBy).toBe(ids.chief);
    expect((await approve(two)).status).toBe(201);
  });

  it('given to somebody else are told to who had them', async () => {
    await ask(one, 'claim');
    await ask(chief, 'assign', { userId: ids.two });
    expect(await told('review.taken_over')).toMatchObject([{ user_id: ids.one }]);
    await ask(chief, 'assign', { userId: ids.two });
    expect(await told('review.taken_over')).toHaveLength(1);
  });

  it('keep everybody else from correcting the item as well, and end when the stage opens again', async () => {
    const correct = async (caller: ApiCaller, stage?: string) => {
      const item = await author.get(`/api/v1/contents/${review.contentId}`);
      const body = { changes: { title: '改过的题' }, ...(stage && { stage }) };
      return caller.post(`/api/v1/reviews/${review.id}/corrections`, body, { 'if-match': item.etag });
    };
    await ask(one, 'claim');
    expect((await correct(two)).body.code).toBe('review_claimed');
    expect((await correct(one)).body.claim).toMatchObject({ name: 'one' });
    await approve(one);
    await ask(two, 'claim');
    expect(
      (await ask(two, 'decisions', { outcome: 'return', comment: '再看', returnTo: 'review_1' })).status,
    ).toBe(201);
    expect((await author.get(`/api/v1/reviews/${review.id}`)).body).toMatchObject({
      currentStage: 'review_1',
      claim: null,
    });
  });

  it('are taken back by a chief editor, and given to somebody else', async () => {
    await ask(one, 'claim');
    expect((await ask(chief, 'release')).body.claim).toBeNull();
    await ask(chief, 'assign', { userId: ids.one });
    await ask(chief, 'assign', { userId: ids.two });
    expect(await told('review.assigned')).toMatchObject([
      { user_id: ids.one, resolved: true },
      { user_id: ids.two, resolved: false },
    ]);
    await ask(two, 'release');
    expect(await told('review.assigned')).toMatchObject([{ resolved: true }, { resolved: true }]);
  });

  it('that are assigned to me are mine, wherever the unit hangs', async () => {
    const unit = await api.aUnit();
    await api.aUser({ username: `author-${unit.code}`, roles: ['author'], organizationId: unit.id });
    await api.aUser({ username: `editor-${unit.code}`, roles: ['editor'], organizationId: unit.id });
    const writer = await api.as(`author-${unit.code}`);
    const draft = await aDraft(writer, unit.id);
    review = (await writer.post(`/api/v1/contents/${draft.body.id}/submit`, {})).body;
    expect(await queued(one)).toBeDefined();
    expect(await queued(one, '&mine=true')).toBeUndefined();
    await ask(one, 'claim');
    expect(await queued(one, '&mine=true')).toBeUndefined();
    await ask(chief, 'assign', { userId: ids.one });
    expect((await queued(one, '&mine=true')).claim.userId).toBe(ids.one);
    expect(await queued(two, '&mine=true')).toBeUndefined();
  });

  it('are written into the trail', async () => {
    await ask(one, 'claim');
    await ask(two, 'claim', { takeOver: true });
    await ask(two, 'release');
    await ask(chief, 'assign', { userId: ids.one });
    const trail = await api.dataSource.query(
      `SELECT action, actor_name, details ->> 'stage' AS stage FROM audit_entries
       WHERE object_id = $1 AND object_type = 'review' ORDER BY sequence`,
      [review.id],
    );
    expect(trail).toEqual([
      { action: 'review.claimed', actor_name: 'one', stage: 'review_1' },
      { action: 'review.taken_over', actor_name: 'two', stage: 'review_1' },
      { action: 'review.released', actor_name: 'two', stage: 'review_1' },
      { action: 'review.assigned', actor_name: 'chief', stage: 'review_1' },
    ]);
  });

  it('S16 are nothing for those who may not read the item', async () => {
    const unit = await api.aUnit();
    await api.aUser({ username: `other-${unit.code}`, roles: ['chief_editor'], organizationId: unit.id });
    const stranger = await api.as(`other-${unit.code}`);
    for (const [verb, body] of [['claim'], ['release'], ['assign', { userId: ids.one }]] as const)
      expect((await ask(stranger, verb, body)).body.code).toBe('review_not_found');
  });
});
