import { ReviewDesk, outcomeOf, aDraft } from '@haojiao/testing';
import type { DeskPerson as Person } from '@haojiao/testing';

describe('separation of duties in a unit', () => {
  let desk: ReviewDesk;
  let parentChief: Person;
  let unit: string;
  let author: Person;
  let editor: Person;
  let second: Person;
  let chief: Person;

  beforeAll(async () => {
    desk = await ReviewDesk.open();
    const parent = await desk.aUnit(['review_1']);
    parentChief = await desk.aPerson(parent, 'chief_editor');
    unit = await desk.aUnit(['review_1', 'review_2'], parent);
    author = await desk.aPerson(unit, 'author');
    editor = await desk.aPerson(unit, 'editor');
    second = await desk.aPerson(unit, 'editor');
    chief = await desk.aPerson(unit, 'chief_editor');
  });

  afterAll(() => desk.close());

  const path = (id: string) => `/api/v1/organizations/${id}/review-separation`;
  const decideMode = (person: Person, mode: string, id = unit) =>
    person.caller.put(path(id), { mode, reason: '人手不足，经研究同意' });

  /** Handled by the editor: they saved a part of it, and are no author of it. */
  async function handled(wish: object = {}) {
    const draft = await aDraft(author.caller, unit, wish);
    await editor.caller.patch(`/api/v1/contents/${draft.body.id}`, { summary: '编辑整理。' }, draft.etag);
    return desk.submit(author, draft.body.id);
  }

  it('is strict by default', async () => {
    const { body } = await chief.caller.get(path(unit));
    expect(body).toEqual({ organizationId: unit, mode: 'strict', history: [] });
    const review = await handled();
    expect(review.separation).toBe('strict');
    expect(outcomeOf(await desk.decide(editor, review.id))).toEqual([403, 'own_content']);
    await expect(desk.insertDecision(review, 'review_1', editor.id)).rejects.toThrow('own work');
  });

  it('is relaxed by the unit above, with its reason, on record, for new reviews only', async () => {
    expect(outcomeOf(await decideMode(chief, 'handling_editor'))).toEqual([403, 'not_allowed']);
    expect(outcomeOf(await decideMode(editor, 'handling_editor'))).toEqual([403, 'not_allowed']);
    const rootChief = await desk.aPerson(desk.api.root.id, 'chief_editor');
    expect(outcomeOf(await decideMode(rootChief, 'handling_editor', desk.api.root.id))).toEqual([
      409,
      'separation_of_root',
    ]);
    const running = await handled();
    const relaxed = await decideMode(parentChief, 'handling_editor');
    expect(relaxed.body).toMatchObject({
      mode: 'handling_editor',
      history: [{ reason: '人手不足，经研究同意', decidedByName: parentChief.username }],
    });
    expect(outcomeOf(await desk.decide(editor, running.id))).toEqual([403, 'own_content']);
    const [entry] = await desk.sql(
      "SELECT details FROM audit_entries WHERE action = 'review_separation.decided' ORDER BY sequence DESC LIMIT 1",
    );
    expect(entry.details).toMatchObject({ mode: 'handling_editor', reason: '人手不足，经研究同意' });

    const review = await handled();
    expect(review.separation).toBe('handling_editor');
    expect(outcomeOf(await desk.decide(editor, review.id))).toEqual([201, undefined]);
    expect((await desk.approve(review.id, second)).state).toBe('approved');
  });

  it('relaxed or not, lets the handling editor decide nothing but the first level', async () => {
    const review = await handled();
    await desk.approve(review.id, second);
    expect(outcomeOf(await desk.decide(editor, review.id))).toEqual([403, 'own_content']);
    await expect(desk.insertDecision(await desk.review(review.id), 'review_2', editor.id)).rejects.toThrow(
      'own work',
    );
  });

  it('relaxed or not, never lets its author or a co-author decide', async () => {
    const writing = await desk.aPerson(unit, 'author', 'editor');
    const own = await desk.submitted(writing, unit);
    expect(own.separation).toBe('handling_editor');
    expect(outcomeOf(await desk.decide(writing, own.id))).toEqual([403, 'own_content']);
    const joint = await handled({ coAuthorIds: [editor.id] });
    expect(outcomeOf(await desk.decide(editor, joint.id))).toEqual([403, 'own_content']);
    await expect(desk.insertDecision(joint, 'review_1', editor.id)).rejects.toThrow('own work');
  });

  it('is strict again when the unit above says so; history stays', async () => {
    await decideMode(parentChief, 'strict');
    const { body } = await author.caller.get(path(unit));
    expect(body.mode).toBe('strict');
    expect(body.history.map(({ mode }: { mode: string }) => mode)).toEqual(['strict', 'handling_editor']);
    const review = await handled();
    expect(outcomeOf(await desk.decide(editor, review.id))).toEqual([403, 'own_content']);
    await expect(desk.sql('DELETE FROM review_separation_changes')).rejects.toThrow('append-only');
    await expect(
      desk.sql("UPDATE reviews SET separation = 'handling_editor' WHERE id = $1", [review.id]),
    ).rejects.toThrow('exchanged');
    await expect(
      desk.sql(
        `INSERT INTO review_separation_changes (id, organization_id, mode, reason, decided_by)
         VALUES (gen_random_uuid(), $1, 'handling_editor', '无', $2)`,
        [desk.api.root.id, parentChief.id],
      ),
    ).rejects.toThrow('above the root');
  });
});
