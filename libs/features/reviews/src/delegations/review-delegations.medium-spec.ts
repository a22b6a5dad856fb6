import { DAY_MS } from '@haojiao/kernel';
import { ReviewDesk, outcomeOf } from '@haojiao/testing';
import type { DeskPerson as Person } from '@haojiao/testing';

describe('delegation of reviews', () => {
  let desk: ReviewDesk;
  let unit: string;
  let author: Person;
  let one: Person;
  let two: Person;
  let leader: Person;
  let deputy: Person;

  beforeEach(async () => {
    unit = await desk.aUnit(['review_1', 'review_3']);
    author = await desk.aPerson(unit, 'author');
    one = await desk.aPerson(unit, 'editor');
    two = await desk.aPerson(unit, 'editor');
    leader = await desk.aPerson(unit, 'chief_editor');
    deputy = await desk.aPerson(unit, 'editor');
  });

  beforeAll(async () => {
    desk = await ReviewDesk.open();
  });

  afterAll(() => desk.close());

  const daysFromNow = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

  const delegate = (by: Person, to: Person, wish: object = {}) =>
    by.caller.post('/api/v1/review-delegations', {
      delegateId: to.id,
      organizationId: unit,
      from: daysFromNow(-1),
      to: daysFromNow(6),
      reason: '出差',
      ...wish,
    });

  it('lets the delegate decide in the leader’s place, and says so everywhere', async () => {
    const made = await delegate(leader, deputy);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ state: 'active', delegatorId: leader.id, delegateId: deputy.id });
    const review = await desk.submitted(author, unit);
    await desk.approve(review.id, one);
    expect(await desk.queue(deputy)).toMatchObject([
      { reviewId: review.id, onBehalfOf: leader.id, onBehalfOfName: leader.username },
    ]);
    expect(await desk.queue(two)).toEqual([]);
    const decided = await desk.decide(deputy, review.id);
    expect(decided.body).toMatchObject({
      state: 'approved',
      decisions: [
        { stage: 'review_1', onBehalfOf: null },
        { stage: 'review_3', deciderId: deputy.id, onBehalfOf: leader.id, onBehalfOfName: leader.username },
      ],
    });
    const [entry] = await desk.sql(
      "SELECT details FROM audit_entries WHERE action = 'review.approved' AND object_id = $1 ORDER BY sequence DESC",
      [review.id],
    );
    expect(entry.details).toMatchObject({ stage: 'review_3', onBehalfOf: leader.id });
  });

  it('by one’s own role stays one’s own, unless the leader is named', async () => {
    await delegate(leader, deputy);
    const review = await desk.submitted(author, unit);
    const own = await desk.decide(deputy, review.id);
    expect(own.body.decisions).toMatchObject([{ onBehalfOf: null }]);
    const other = await desk.submitted(author, unit);
    const named = await desk.decide(deputy, other.id, { outcome: 'approve', onBehalfOf: leader.id });
    expect(named.body.decisions).toMatchObject([{ onBehalfOf: leader.id }]);
    const third = await desk.submitted(author, unit);
    const nobody = await desk.decide(deputy, third.id, { outcome: 'approve', onBehalfOf: two.id });
    expect(outcomeOf(nobody)).toEqual([403, 'delegation_missing']);
  });

  it('voids no separation: not where delegate or leader wrote it', async () => {
    const { body: delegation } = await delegate(leader, deputy);
    const byLeader = await desk.submitted(leader, unit);
    await desk.approve(byLeader.id, one);
    expect(outcomeOf(await desk.decide(deputy, byLeader.id))).toEqual([403, 'own_content']);
    const by = { delegationId: delegation.id, onBehalfOf: leader.id };
    await expect(
      desk.insertDecision(await desk.review(byLeader.id), 'review_3', deputy.id, by),
    ).rejects.toThrow('own work');
    const byDeputy = await desk.submitted(deputy, unit);
    await desk.approve(byDeputy.id, one);
    expect(outcomeOf(await desk.decide(deputy, byDeputy.id))).toEqual([403, 'own_content']);
    expect(await desk.queue(deputy)).toEqual([]);
  });

  it('voids no separation: not where either stands for another stage, and afterwards the leader has decided', async () => {
    const { body: delegation } = await delegate(leader, deputy);
    const first = await desk.submitted(author, unit);
    await desk.approve(first.id, deputy);
    expect(outcomeOf(await desk.decide(deputy, first.id))).toEqual([409, 'decided_before']);
    const second = await desk.submitted(author, unit);
    await desk.approve(second.id, leader);
    expect(outcomeOf(await desk.decide(deputy, second.id))).toEqual([409, 'decided_before']);
    const by = { delegationId: delegation.id, onBehalfOf: leader.id };
    await expect(
      desk.insertDecision(await desk.review(second.id), 'review_3', deputy.id, by),
    ).rejects.toThrow('two stages');
    const third = await desk.submitted(author, unit);
    await desk.decide(deputy, third.id, { outcome: 'approve', onBehalfOf: leader.id });
    expect(outcomeOf(await desk.decide(leader, third.id))).toEqual([409, 'decided_before']);
    await expect(desk.insertDecision(await desk.review(third.id), 'review_3', leader.id)).rejects.toThrow(
      'two stages',
    );
  });

  it('has no chains: what was delegated is not delegated on', async () => {
    await delegate(leader, deputy);
    await delegate(deputy, two);
    const review = await desk.submitted(author, unit);
    await desk.approve(review.id, one);
    expect(outcomeOf(await desk.decide(two, review.id))).toEqual([403, 'stage_role_missing']);
    expect(await desk.queue(two)).toEqual([]);
  });

  it('holds for its days and its branch, until it is revoked; records stay', async () => {
    const elsewhere = await desk.aUnit(['review_1', 'review_3']);
    const rootLeader = await desk.aPerson(desk.api.root.id, 'chief_editor');
    await desk.api.aUser({ username: `${deputy.username}-x` });
    const planned = await delegate(rootLeader, deputy, { from: daysFromNow(1), to: daysFromNow(3) });
    expect(planned.body.state).toBe('planned');
    const { body: made } = await delegate(leader, deputy);
    const review = await desk.submitted(author, unit);
    await desk.approve(review.id, one);
    const early = await desk.decide(deputy, review.id, { outcome: 'approve', onBehalfOf: rootLeader.id });
    expect(outcomeOf(early)).toEqual([403, 'delegation_missing']);
    const away = await delegate(leader, deputy, { organizationId: elsewhere });
    expect(away.status).toBe(404);
    expect(outcomeOf(await two.caller.post(`/api/v1/review-delegations/${made.id}/revoke`))).toEqual([
      403,
      'not_allowed',
    ]);
    const revoked = await leader.caller.post(`/api/v1/review-delegations/${made.id}/revoke`);
    expect(revoked.body).toMatchObject({ state: 'revoked', revokedBy: leader.id });
    expect(outcomeOf(await desk.decide(deputy, review.id))).toEqual([403, 'stage_role_missing']);
    const by = { delegationId: made.id, onBehalfOf: leader.id };
    await expect(
      desk.insertDecision(await desk.review(review.id), 'review_3', deputy.id, by),
    ).rejects.toThrow('does not hold');
    const again = await leader.caller.post(`/api/v1/review-delegations/${made.id}/revoke`);
    expect(outcomeOf(again)).toEqual([409, 'delegation_over']);
    await expect(desk.sql('DELETE FROM review_delegations WHERE id = $1', [made.id])).rejects.toThrow(
      'append-only',
    );
    await expect(
      desk.sql("UPDATE review_delegations SET ends_at = ends_at + interval '1 day' WHERE id = $1", [
        planned.body.id,
      ]),
    ).rejects.toThrow('only ever revoked');
    const { body: list } = await one.caller.get(`/api/v1/review-delegations?organizationId=${unit}`);
    expect(list.items.map(({ state }: { state: string }) => state)).toEqual(['revoked', 'planned']);
    const actions = await desk.sql(
      'SELECT action FROM audit_entries WHERE object_id = $1 ORDER BY sequence',
      [made.id],
    );
    expect(actions.map(({ action }: { action: string }) => action)).toEqual([
      'review_delegation.created',
      'review_delegation.revoked',
    ]);
  });

  it('is refused where dates or people do not fit', async () => {
    const outsider = await desk.aPerson(await desk.aUnit(['review_1']), 'editor');
    const wrong = await delegate(leader, outsider, { from: daysFromNow(2), to: daysFromNow(1) });
    expect(wrong.body.errors).toMatchObject([
      { path: 'to', code: 'not_after_start' },
      { path: 'delegateId', code: 'no_reviewer' },
    ]);
    const long = await delegate(leader, deputy, { from: daysFromNow(0), to: daysFromNow(91) });
    expect(long.body.errors).toMatchObject([{ path: 'to', code: 'too_long' }]);
    const over = await delegate(leader, deputy, { from: daysFromNow(-3), to: daysFromNow(-2) });
    expect(over.body.errors).toMatchObject([{ path: 'to', code: 'in_the_past' }]);
    expect((await delegate(leader, author)).body.errors).toMatchObject([{ path: 'delegateId' }]);
    expect((await delegate(leader, leader)).body.errors).toMatchObject([{ code: 'delegate_self' }]);
    const foreign = await delegate(one, deputy, { delegatorId: two.id });
    expect(outcomeOf(foreign)).toEqual([403, 'not_allowed']);
    expect((await delegate(leader, deputy, { delegatorId: two.id })).body).toMatchObject({
      delegatorId: two.id,
      createdBy: leader.id,
    });
  });
});
