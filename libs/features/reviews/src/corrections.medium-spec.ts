import { ReviewDesk, outcomeOf } from '@haojiao/testing';
import type { DeskPerson as Person } from '@haojiao/testing';

describe('corrections by reviewers', () => {
  let desk: ReviewDesk;
  let unit: string;
  let author: Person;
  let one: Person;
  let two: Person;
  let chief: Person;
  let other: Person;

  beforeAll(async () => {
    desk = await ReviewDesk.open();
    unit = await desk.aUnit(['review_1', 'review_2', 'review_3']);
    author = await desk.aPerson(unit, 'author');
    one = await desk.aPerson(unit, 'editor');
    two = await desk.aPerson(unit, 'editor');
    chief = await desk.aPerson(unit, 'chief_editor');
    other = await desk.aPerson(unit, 'editor', 'chief_editor');
  });

  afterAll(() => desk.close());

  const titleOf = async (contentId: string) =>
    (await author.caller.get(`/api/v1/contents/${contentId}`)).body.title;

  describe('in one’s own stage', () => {
    it('make a revision of the reviewer that the review goes on with, and keep what was approved', async () => {
      const review = await desk.submitted(author, unit);
      await desk.approve(review.id, one);
      const corrected = await desk.correct(two, review.id, { title: '春风送岗进园区' });
      expect(outcomeOf(corrected)).toEqual([201, undefined]);
      expect(corrected.body).toMatchObject({
        state: 'open',
        currentStage: 'review_2',
        submittedRevisionId: review.revisionId,
        corrections: [
          { stage: 'review_2', fromRevisionId: review.revisionId, correctedBy: two.id, toRevisionNumber: 2 },
        ],
        decisions: [{ stage: 'review_1', stands: true }],
      });
      expect(corrected.body.revisionId).not.toBe(review.revisionId);
      expect(corrected.body.fingerprint).not.toBe(review.fingerprint);
      const item = await author.caller.get(`/api/v1/contents/${review.contentId}`);
      expect(item.body).toMatchObject({
        state: 'in_review',
        title: '春风送岗进园区',
        currentRevisionId: corrected.body.revisionId,
        fingerprint: corrected.body.fingerprint,
      });
      const [seen] = await desk.queue(other, '&stage=review_2');
      expect(seen).toMatchObject({
        reviewId: review.id,
        corrections: [{ stage: 'review_2', correctedByName: two.username }],
      });
      const signedOff = await desk.approve(review.id, two, chief);
      expect(signedOff).toMatchObject({ state: 'approved', revisionId: corrected.body.revisionId });
      const [action] = await desk.sql(
        "SELECT details FROM audit_entries WHERE action = 'review.corrected' AND object_id = $1",
        [review.id],
      );
      expect(action.details).toMatchObject({ stage: 'review_2', fields: ['title'], reopened: false });
    });

    it('are shown to the next stage as a difference', async () => {
      const review = await desk.submitted(author, unit);
      const changes = async (person: Person) =>
        (await person.caller.get(`/api/v1/reviews/${review.id}/changes`)).body;
      expect(await changes(one)).toMatchObject({
        sinceSubmission: { changes: [] },
        sincePreviousStage: null,
        sinceYourDecision: null,
      });
      await desk.correct(one, review.id, { title: '甲题' });
      await desk.approve(review.id, one);
      expect(await changes(two)).toMatchObject({
        sincePreviousStage: {
          fromRevisionId: review.revisionId,
          changes: [{ path: 'title', before: '春送岗位进园区', after: '甲题', segments: expect.anything() }],
        },
        corrections: [{ stage: 'review_1', correctedByName: one.username }],
      });
      await desk.correct(two, review.id, { summary: '乙摘要' });
      const { sincePreviousStage, sinceSubmission } = await changes(two);
      expect(sincePreviousStage.changes.map(({ path }: { path: string }) => path)).toEqual([
        'title',
        'summary',
      ]);
      await desk.approve(review.id, two);
      expect((await changes(chief)).sincePreviousStage.changes).toMatchObject([{ path: 'summary' }]);
      expect((await changes(one)).sinceYourDecision.changes).toMatchObject([{ path: 'summary' }]);
      expect(sinceSubmission.changes).toHaveLength(2);
    });

    it('make nobody an author, in this review or a later one; everything else does', async () => {
      const review = await desk.submitted(author, unit);
      await desk.correct(one, review.id, { title: '一审改' });
      await desk.decide(one, review.id, { outcome: 'return', comment: '再补数字' });
      const item = await author.caller.get(`/api/v1/contents/${review.contentId}`);
      await author.caller.patch(`/api/v1/contents/${review.contentId}`, { summary: '补了数字' }, item.etag);
      const again = await desk.submit(author, review.contentId);
      expect(outcomeOf(await desk.decide(one, again.id))).toEqual([201, undefined]);
      const edited = await desk.submitted(author, unit);
      await author.caller.post(`/api/v1/reviews/${edited.id}/recall`);
      const draft = await author.caller.get(`/api/v1/contents/${edited.contentId}`);
      await one.caller.patch(`/api/v1/contents/${edited.contentId}`, { title: '编辑改' }, draft.etag);
      const later = await desk.submit(author, edited.contentId);
      expect(outcomeOf(await desk.decide(one, later.id))).toEqual([403, 'own_content']);
    });

    it('bind the corrector to that stage', async () => {
      const review = await desk.submitted(author, unit);
      await desk.correct(one, review.id, { title: '只改不批' });
      await desk.approve(review.id, two);
      expect(outcomeOf(await desk.decide(one, review.id))).toEqual([409, 'decided_before']);
      await expect(desk.insertDecision(await desk.review(review.id), 'review_2', one.id)).rejects.toThrow(
        'two stages',
      );
    });

    it('are refused to authors, to people without the role, and where they say nothing new', async () => {
      const review = await desk.submitted(author, unit);
      const editorial = await desk.aPerson(unit, 'author', 'editor');
      const own = await desk.submitted(editorial, unit);
      expect(outcomeOf(await desk.correct(editorial, own.id, { title: '改' }))).toEqual([403, 'own_content']);
      expect(outcomeOf(await desk.correct(author, review.id, { title: '改' }))).toEqual([403, 'not_allowed']);
      const same = await desk.correct(one, review.id, { title: '春送岗位进园区' });
      expect(same.body.errors).toMatchObject([{ path: 'changes', code: 'nothing_changed' }]);
      const empty = await desk.correct(one, review.id, { title: null, unknown: 1 });
      expect(empty.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(
        expect.arrayContaining(['changes.title', 'changes.unknown']),
      );
      const authors = await desk.correct(one, review.id, { coAuthorIds: [two.id] });
      expect(authors.body.errors).toMatchObject([{ path: 'changes.coAuthorIds', code: 'authors_fixed' }]);
      expect(await titleOf(review.contentId)).toBe('春送岗位进园区');
      await desk.approve(review.id, one, two);
      expect(outcomeOf(await desk.correct(other, review.id, { title: '改' }))).toEqual([201, undefined]);
      await author.caller.post(`/api/v1/reviews/${review.id}/recall`);
      expect(outcomeOf(await desk.correct(chief, review.id, { title: '晚' }))).toEqual([
        409,
        'review_closed',
      ]);
    });

    it('by If-Match, never overwrite one another', async () => {
      const review = await desk.submitted(author, unit);
      const { etag } = await one.caller.get(`/api/v1/contents/${review.contentId}`);
      const path = `/api/v1/reviews/${review.id}/corrections`;
      const answers = [
        await one.caller.post(path, { changes: { title: '先' } }, { 'if-match': etag }),
        await two.caller.post(path, { changes: { title: '后' } }, { 'if-match': etag }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([201, 412]);
      expect(await titleOf(review.contentId)).toBe('先');
    });
  });

  describe('after a stage was passed', () => {
    it('open it again and void it and all later ones; who passed it may pass it again', async () => {
      const review = await desk.submitted(author, unit);
      await desk.approve(review.id, one, two);
      expect(outcomeOf(await desk.correct(two, review.id, { title: '改' }, 'review_1'))).toEqual([
        403,
        'stage_not_yours',
      ]);
      expect(outcomeOf(await desk.correct(chief, review.id, { title: '改' }, 'no_such'))).toEqual([
        400,
        'invalid_input',
      ]);
      const reopened = await desk.correct(one, review.id, { title: '想起来一处' }, 'review_1');
      expect(reopened.body).toMatchObject({
        currentStage: 'review_1',
        decisions: [
          { stage: 'review_1', stands: false },
          { stage: 'review_2', stands: false },
        ],
        corrections: [{ stage: 'review_1', round: 4 }],
      });
      // Two took part in the second stage and can not stand in for the first.
      expect(outcomeOf(await desk.decide(two, review.id))).toEqual([409, 'decided_before']);
      const signedOff = await desk.approve(review.id, one, two, chief);
      expect(signedOff.state).toBe('approved');
      expect(
        signedOff.decisions.map(({ stage, stands }: { stage: string; stands: boolean }) => [stage, stands]),
      ).toEqual([
        ['review_1', false],
        ['review_2', false],
        ['review_1', true],
        ['review_2', true],
        ['review_3', true],
      ]);
    });
  });

  describe('in the last stage', () => {
    it('need a proof by somebody else, who corrects nothing', async () => {
      const review = await desk.submitted(author, unit);
      await desk.approve(review.id, one, two);
      await desk.correct(chief, review.id, { title: '定稿前改' });
      const passed = await desk.decide(chief, review.id);
      expect(passed.body).toMatchObject({ state: 'open', currentStage: 'proof_after_correction' });
      expect(passed.body.stages.at(-1)).toMatchObject({ key: 'proof_after_correction', kind: 'proof' });
      for (const person of [one, two, chief]) {
        expect(outcomeOf(await desk.decide(person, review.id))).toEqual([409, 'decided_before']);
      }
      expect(outcomeOf(await desk.correct(other, review.id, { title: '再改' }))).toEqual([
        409,
        'proof_corrects_nothing',
      ]);
      const sentBack = await desk.decide(other, review.id, {
        outcome: 'return',
        returnTo: 'review_3',
        comment: '标题多一字',
      });
      expect(sentBack.body).toMatchObject({ state: 'open', currentStage: 'review_3' });
      await desk.correct(chief, review.id, { title: '定稿' });
      const signedOff = await desk.approve(review.id, chief, other);
      expect(signedOff.state).toBe('approved');
      const { body: item } = await author.caller.get(`/api/v1/contents/${review.contentId}`);
      expect(item).toMatchObject({
        state: 'approved',
        approvedRevisionId: signedOff.revisionId,
        title: '定稿',
      });
    });

    it('are never signed off without it, not even by plain SQL', async () => {
      const review = await desk.submitted(author, unit);
      await desk.approve(review.id, one, two);
      await desk.correct(chief, review.id, { title: '末审改' });
      await desk.insertDecision(await desk.review(review.id), 'review_3', chief.id);
      await expect(
        desk.sql(
          `UPDATE reviews SET state = 'approved', current_stage = NULL, current_roles = '{}', decided_at = now()
           WHERE id = $1`,
          [review.id],
        ),
      ).rejects.toThrow('proof by somebody else');
    });
  });

  describe('a return', () => {
    it('to an earlier stage gives its reason, opens that stage and voids it and all later ones', async () => {
      const review = await desk.submitted(author, unit);
      await desk.approve(review.id, one, two);
      const wrong = await desk.decide(chief, review.id, { outcome: 'return', returnTo: 'review_3' });
      expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual(['comment', 'returnTo']);
      const onApproval = await desk.decide(chief, review.id, { outcome: 'approve', returnTo: 'review_1' });
      expect(onApproval.body.errors).toMatchObject([{ path: 'returnTo', code: 'stage_not_earlier' }]);
      const back = await desk.decide(chief, review.id, {
        outcome: 'return',
        returnTo: 'review_1',
        comment: '事实再核',
      });
      expect(back.body).toMatchObject({ state: 'open', currentStage: 'review_1' });
      expect(back.body.decisions.at(-1)).toMatchObject({
        outcome: 'return',
        returnTo: 'review_1',
        comment: '事实再核',
        stands: false,
      });
      expect(back.body.decisions.filter(({ stands }: { stands: boolean }) => stands)).toEqual([]);
      expect((await author.caller.get(`/api/v1/contents/${review.contentId}`)).body.state).toBe('in_review');
      // Whoever took part in another stage does not pass this one; who passed it before does.
      expect(outcomeOf(await desk.decide(chief, review.id))).toEqual([409, 'decided_before']);
      expect((await desk.approve(review.id, one, two, chief)).state).toBe('approved');
    });

    it('to the author is what it is without saying where', async () => {
      const review = await desk.submitted(author, unit);
      const returned = await desk.decide(one, review.id, {
        outcome: 'return',
        returnTo: 'author',
        comment: '重写',
      });
      expect(returned.body).toMatchObject({ state: 'returned', decisions: [{ returnTo: 'author' }] });
      expect((await author.caller.get(`/api/v1/contents/${review.contentId}`)).body.state).toBe('returned');
    });
  });

  describe('the database keeps the promise by itself', () => {
    it('lets stand only who approved, and only once', async () => {
      const review = await desk.submitted(author, unit);
      await desk.approve(review.id, one);
      const [decision] = await desk.sql('SELECT * FROM review_decisions WHERE review_id = $1', [review.id]);
      const stand = (personId: string, stage: string) =>
        desk.sql(
          'INSERT INTO review_standing (review_id, person_id, stage_key, decision_id) VALUES ($1, $2, $3, $4)',
          [review.id, personId, stage, decision.id],
        );
      await expect(stand(two.id, 'review_1')).rejects.toThrow('who approved it');
      await expect(stand(one.id, 'review_2')).rejects.toThrow('review_standing');
      await expect(
        desk.sql("UPDATE review_standing SET stage_key = 'review_2' WHERE review_id = $1", [review.id]),
      ).rejects.toThrow('who approved it');
    });

    it('takes no decision on a revision that was corrected meanwhile, and no round out of turn', async () => {
      const review = await desk.submitted(author, unit);
      await desk.correct(one, review.id, { title: '改过' });
      await expect(desk.insertDecision(review, 'review_1', two.id)).rejects.toThrow('what it is about now');
      await expect(
        desk.sql("UPDATE reviews SET current_stage = 'review_3' WHERE id = $1", [review.id]),
      ).rejects.toThrow('round of its own');
      await expect(
        desk.sql('UPDATE reviews SET revision_id = submitted_revision_id WHERE id = $1', [review.id]),
      ).rejects.toThrow('exchanged');
      await expect(
        desk.sql('UPDATE review_corrections SET corrected_by = $2 WHERE review_id = $1', [review.id, two.id]),
      ).rejects.toThrow('append-only');
    });

    it('brings back no approval that was voided', async () => {
      const review = await desk.submitted(author, unit);
      await desk.approve(review.id, one, two);
      const [first] = await desk.sql(
        "SELECT * FROM review_decisions WHERE review_id = $1 AND stage_key = 'review_1'",
        [review.id],
      );
      await desk.decide(chief, review.id, { outcome: 'return', returnTo: 'review_1', comment: '再核' });
      await desk.sql(
        `INSERT INTO review_standing (review_id, person_id, stage_key, decision_id)
         SELECT review_id, decider_id, stage_key, id FROM review_decisions
         WHERE review_id = $1 AND outcome = 'approve'`,
        [review.id],
      );
      expect(first.round).toBe(1);
      await expect(
        desk.sql(
          `UPDATE reviews SET state = 'approved', current_stage = NULL, current_roles = '{}', decided_at = now()
           WHERE id = $1`,
          [review.id],
        ),
      ).rejects.toThrow('every stage');
    });
  });
});
