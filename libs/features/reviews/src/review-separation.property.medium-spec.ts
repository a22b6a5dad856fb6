import fc from 'fast-check';
import { DAY_MS, SECOND_MS } from '@haojiao/kernel';
import { AuditService } from '@haojiao/features/audit';
import { ReviewsService } from './reviews.service';
import { ReviewDesk, aDraft } from '@haojiao/testing';
import type { ApiAnswer, DeskPerson as Person } from '@haojiao/testing';
import { brokenPromises } from './testing/review-invariants';

const stages = ['review_1', 'review_2', 'review_3'];
const who = fc.nat({ max: 6 });

/** Whether it is tried by somebody who may, so that reviews come far enough; else by anybody. */
const byEligible = fc.boolean();

const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** What somebody tries. */
const attempt = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('save' as const), who }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('submit' as const), who: fc.nat({ max: 1 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('correct' as const),
      who,
      byEligible,
      stage: seldom(fc.constantFrom(...stages)),
    }),
  },
  {
    weight: 22,
    arbitrary: fc.record({
      act: fc.constant('approve' as const),
      who,
      byEligible,
      inPlaceOf: seldom(who),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('return' as const),
      who,
      to: fc.constantFrom('author', ...stages),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('recall' as const), who: fc.nat({ max: 1 }) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('delegate' as const), who, to: who }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('revoke' as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('relax' as const),
      who: fc.constantFrom(5, 6),
      mode: fc.constantFrom('strict', 'handling_editor'),
    }),
  },
);
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

const actionsOf: Record<Attempt['act'], string> = {
  save: 'content.changed',
  submit: 'review.submitted',
  correct: 'review.corrected',
  approve: 'review.approved',
  return: 'review.returned',
  recall: 'review.recalled',
  delegate: 'review_delegation.created',
  revoke: 'review_delegation.revoked',
  relax: 'review_separation.decided',
};

/** Tried in every run, so that something happens however few others there is time for. */
const surely: Attempt[] = [
  ...Array.from({ length: 11 }, () => ({ act: 'submit' as const, who: 0 })),
  { act: 'approve', who: 0, byEligible: true, inPlaceOf: undefined },
  { act: 'correct', who: 1, byEligible: true, stage: undefined },
];

describe('whatever people try with an item and its reviews', () => {
  let desk: ReviewDesk;
  let unit: string;
  let people: Person[];

  beforeAll(async () => {
    desk = await ReviewDesk.open();
    const parent = await desk.aUnit(['review_1']);
    unit = await desk.aUnit(stages, parent);
    people = [
      await desk.aPerson(unit, 'author'),
      await desk.aPerson(unit, 'author', 'editor'),
      await desk.aPerson(unit, 'editor'),
      await desk.aPerson(unit, 'editor'),
      await desk.aPerson(unit, 'editor'),
      await desk.aPerson(unit, 'chief_editor'),
      // Of the unit above: may decide below, and relax the separation there.
      await desk.aPerson(parent, 'chief_editor'),
    ];
  });

  afterAll(() => desk.close());

  const latestReview = async (contentId: string): Promise<{ id: string } | undefined> =>
    (await desk.sql('SELECT id FROM reviews WHERE content_id = $1 ORDER BY id DESC LIMIT 1', [contentId]))[0];

  async function personFor(tried: Attempt, contentId: string): Promise<Person> {
    const review = await latestReview(contentId);
    if (!review || !('byEligible' in tried) || !tried.byEligible) return people[tried.who]!;
    const eligible = await desk.api.app.get(ReviewsService, { strict: false }).eligibleReviewers(review.id);
    const ours = people.filter(({ id }) => eligible.some(({ userId }) => userId === id));
    return ours[tried.who % ours.length] ?? people[tried.who]!;
  }

  async function carryOut(
    tried: Attempt,
    person: Person,
    contentId: string,
    serial: number,
  ): Promise<ApiAnswer | null> {
    const latest = await latestReview(contentId);
    const item = `/api/v1/contents/${contentId}`;
    switch (tried.act) {
      case 'save': {
        const { etag } = await person.caller.get(item);
        return person.caller.patch(item, { title: `第 ${serial} 稿` }, etag);
      }
      case 'submit':
        return person.caller.post(`${item}/submit`, {});
      case 'delegate':
        return person.caller.post('/api/v1/review-delegations', {
          delegateId: people[tried.to]!.id,
          organizationId: unit,
          from: new Date(Date.now() - DAY_MS).toISOString(),
          to: new Date(Date.now() + DAY_MS).toISOString(),
          reason: '值班',
        });
      case 'revoke': {
        const [delegation] = await desk.sql(
          'SELECT id FROM review_delegations WHERE revoked_at IS NULL ORDER BY id DESC LIMIT 1',
        );
        return delegation ? person.caller.post(`/api/v1/review-delegations/${delegation.id}/revoke`) : null;
      }
      case 'relax':
        return person.caller.put(`/api/v1/organizations/${unit}/review-separation`, {
          mode: tried.mode,
          reason: '试一试',
        });
    }
    if (!latest) return null;
    switch (tried.act) {
      case 'correct':
        return desk.correct(person, latest.id, { title: `第 ${serial} 改` }, tried.stage);
      case 'recall':
        return person.caller.post(`/api/v1/reviews/${latest.id}/recall`);
      case 'return':
        return desk.decide(person, latest.id, { outcome: 'return', returnTo: tried.to, comment: '再看' });
      case 'approve':
        return desk.decide(person, latest.id, {
          outcome: 'approve',
          ...(tried.inPlaceOf !== undefined && { onBehalfOf: people[tried.inPlaceOf]!.id }),
        });
    }
  }

  const lastEntry = async (): Promise<number> =>
    Number((await desk.sql('SELECT coalesce(max(sequence), 0) AS last FROM audit_entries'))[0].last);

  it('nobody answers for their own work or for two stages, what is signed off is what is stored, and all is on record', async () => {
    const seen: Record<string, number> = {};
    const audit = desk.api.app.get(AuditService, { strict: false });
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(attempt, { minLength: 15, maxLength: 40 }),
        async (isEdited, attempts) => {
          const draft = await aDraft(people[0]!.caller, unit);
          const item = `/api/v1/contents/${draft.body.id}`;
          if (isEdited) await people[2]!.caller.patch(item, { summary: '编辑整理。' }, draft.etag);
          await desk.submit(people[0]!, draft.body.id);
          for (const [serial, tried] of attempts.entries()) {
            const before = await lastEntry();
            const person = await personFor(tried, draft.body.id);
            const answer = await carryOut(tried, person, draft.body.id, serial);
            if (!answer) continue;
            expect(answer.status).toBeLessThan(500);
            const done = answer.status < 300;
            const entries = await desk.sql('SELECT action, actor_id FROM audit_entries WHERE sequence > $1', [
              before,
            ]);
            const expected = { action: actionsOf[tried.act], actor_id: person.id };
            if (done) expect(entries).toContainEqual(expected);
            else expect(entries).toEqual([]);
            expect(await brokenPromises(desk, draft.body.id)).toEqual([]);
            const what = done ? `${tried.act} ${answer.body?.state ?? ''}`.trim() : 'refused';
            seen[what] = (seen[what] ?? 0) + 1;
          }
          expect((await audit.verify()).fault).toBeNull();
        },
      ),
      {
        numRuns: 40,
        examples: [[false, surely]],
        interruptAfterTimeLimit: 25 * SECOND_MS,
        endOnFailure: true,
      },
    );
    // A test in which nothing happens proves nothing.
    expect(Object.keys(seen)).toEqual(expect.arrayContaining(['approve open', 'correct open']));
    expect(seen.refused).toBeGreaterThan(10);
  }, 90_000);
});
