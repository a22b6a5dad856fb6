import { DAY_MS } from '@haojiao/kernel';
import { ReviewDesk, outcomeOf } from '@haojiao/testing';
import type { DeskPerson as Person } from '@haojiao/testing';

describe('who may decide a stage, as its readers see it', () => {
  let desk: ReviewDesk;
  let unit: string;
  let author: Person;
  let editor: Person;
  let chief: Person;

  beforeAll(async () => {
    desk = await ReviewDesk.open();
    unit = await desk.aUnit(['review_1', 'review_3']);
    author = await desk.aPerson(unit, 'author');
    editor = await desk.aPerson(unit, 'editor');
    chief = await desk.aPerson(unit, 'chief_editor');
  });
  afterAll(() => desk.close());

  const reviewers = async (person: Person, id: string) =>
    (await person.caller.get(`/api/v1/reviews/${id}/reviewers`)).body.items;

  it('names those who may, with in whose place, stage by stage until it is closed', async () => {
    const deputy = await desk.aPerson(unit, 'editor');
    const now = Date.now();
    await chief.caller.post('/api/v1/review-delegations', {
      delegateId: deputy.id,
      organizationId: unit,
      from: new Date(now - DAY_MS).toISOString(),
      to: new Date(now + DAY_MS).toISOString(),
      reason: '出差',
    });
    const review = await desk.submitted(author, unit);
    const first = await reviewers(author, review.id);
    expect(first).toContainEqual(
      expect.objectContaining({ organizationId: unit, userId: editor.id, asked: true, onBehalfOf: null }),
    );
    expect(first.map(({ userId }: { userId: string }) => userId)).not.toContain(author.id);
    await desk.approve(review.id, editor);
    const last = await reviewers(author, review.id);
    expect(last.map(({ userId }: { userId: string }) => userId)).not.toContain(editor.id);
    expect(last).toContainEqual(
      expect.objectContaining({ userId: deputy.id, onBehalfOf: chief.id, onBehalfOfName: chief.username }),
    );
    await desk.approve(review.id, chief);
    expect(await reviewers(author, review.id)).toEqual([]);
  });

  it('S16 tells nothing to who may not read the item', async () => {
    const review = await desk.submitted(author, unit);
    const stranger = await desk.aPerson(await desk.aUnit(['review_1']), 'editor');
    const refused = await stranger.caller.get(`/api/v1/reviews/${review.id}/reviewers`);
    expect(outcomeOf(refused)).toEqual([404, 'review_not_found']);
  });

  it('stands in the queue with all stages, and whether the caller has opened this very revision', async () => {
    const review = await desk.submitted(author, unit);
    const row = async () =>
      (await desk.queue(editor)).find(({ reviewId }: { reviewId: string }) => reviewId === review.id);
    const open = (person: Person) => person.caller.post(`/api/v1/reviews/${review.id}/openings`, {});
    await open(chief);
    expect(await row()).toMatchObject({
      openedAt: null,
      stages: [{ key: 'review_1' }, { key: 'review_3' }],
    });
    const { body: opening } = await open(editor);
    expect(await row()).toMatchObject({ openedAt: opening.openedAt });
    await desk.correct(editor, review.id, { title: '改题' });
    expect(await row()).toMatchObject({ openedAt: null });
  });
});
