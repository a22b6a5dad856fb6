import { aDraft, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';

describe('approval in a batch', () => {
  let api: TestApi;
  let author: ApiCaller;
  let editor: ApiCaller;
  let other: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    await api.aUser({ username: 'author', roles: ['author'] });
    for (const username of ['editor', 'other']) await api.aUser({ username, roles: ['editor'] });
    [author, editor, other] = await Promise.all([api.as('author'), api.as('editor'), api.as('other')]);
  });
  afterAll(() => api.close());

  const submitted = async (): Promise<ApiAnswer['body']> => {
    const draft = await aDraft(author, api.root.id);
    return (await author.post(`/api/v1/contents/${draft.body.id}/submit`, {})).body;
  };
  const open = (caller: ApiCaller, review: ApiAnswer['body']) =>
    caller.post(`/api/v1/reviews/${review.id}/openings`, { revisionId: review.revisionId });
  const approve = (caller: ApiCaller, reviews: { id: string }[], rest: object = {}) =>
    caller.post('/api/v1/review-batches', {
      items: reviews.map(({ id }) => ({ reviewId: id, stage: 'review_1' })),
      ...rest,
    });
  const outcomes = ({ body }: ApiAnswer) =>
    body.items.map(({ outcome, code }: ApiAnswer['body']) => code ?? outcome);

  it('approves what was opened, and refuses the rest without hindering it', async () => {
    const [opened, unopened, again] = [await submitted(), await submitted(), await submitted()];
    for (const review of [opened, again]) await open(editor, review);
    // Somebody else's opening is not mine.
    await open(other, unopened);
    const missing = { id: api.root.id };
    const answer = await approve(editor, [unopened, opened, missing, again], { comment: '同意' });
    expect(answer.status).toBe(200);
    expect(outcomes(answer)).toEqual(['review_not_opened', 'approved', 'review_not_found', 'approved']);
    expect(answer.body.items.map(({ reviewId }: ApiAnswer['body']) => reviewId)).toEqual([
      unopened.id,
      opened.id,
      missing.id,
      again.id,
    ]);
    expect(answer.body.items[0].message).toContain('打开');
    const { body: after } = await editor.get(`/api/v1/reviews/${opened.id}`);
    expect(after).toMatchObject({
      currentStage: 'review_2',
      decisions: [{ stage: 'review_1', outcome: 'approve', comment: '同意', deciderName: 'editor' }],
    });
    expect((await editor.get(`/api/v1/reviews/${unopened.id}`)).body.decisions).toEqual([]);
  });

  it('does not take an opening of an earlier revision', async () => {
    const review = await submitted();
    await open(editor, review);
    await author.post(`/api/v1/reviews/${review.id}/recall`);
    const item = await author.get(`/api/v1/contents/${review.contentId}`);
    await author.patch(`/api/v1/contents/${review.contentId}`, { title: '改过的题' }, item.etag);
    const { body: again } = await author.post(`/api/v1/contents/${review.contentId}/submit`, {});
    expect(outcomes(await approve(editor, [again]))).toEqual(['review_not_opened']);
    await open(editor, again);
    expect(outcomes(await approve(editor, [again]))).toEqual(['approved']);
  });

  it('nor one from before a reviewer corrected the item, which a single decision can ask for too', async () => {
    const review = await submitted();
    await open(editor, review);
    const item = await author.get(`/api/v1/contents/${review.contentId}`);
    const corrected = await other.post(
      `/api/v1/reviews/${review.id}/corrections`,
      { changes: { title: '改正的题' } },
      { 'if-match': item.etag },
    );
    expect(corrected.body.revisionId).not.toBe(review.revisionId);
    expect(outcomes(await approve(editor, [review]))).toEqual(['review_not_opened']);
    const alone = (revisionId: string) =>
      editor.post(`/api/v1/reviews/${review.id}/decisions`, { outcome: 'approve', revisionId });
    expect((await alone(review.revisionId)).body.code).toBe('review_moved_on');
    expect((await open(editor, review)).body.code).toBe('review_moved_on');
    await open(editor, corrected.body);
    expect(outcomes(await approve(editor, [review]))).toEqual(['approved']);
  });

  it('keeps every rule of a single decision', async () => {
    const [twice, claimed, decided] = [await submitted(), await submitted(), await submitted()];
    await api.aUser({ username: 'writer', roles: ['author', 'editor'] });
    const writer = await api.as('writer');
    const own = await aDraft(writer, api.root.id);
    const { body: ownReview } = await writer.post(`/api/v1/contents/${own.body.id}/submit`, {});
    for (const review of [twice, claimed, decided, ownReview]) {
      await open(editor, review);
      await open(writer, review);
    }
    await other.post(`/api/v1/reviews/${claimed.id}/claim`);
    await other.post(`/api/v1/reviews/${decided.id}/decisions`, { outcome: 'approve' });
    expect(outcomes(await approve(editor, [twice, twice, claimed, decided]))).toEqual([
      'approved',
      'review_already_decided',
      'review_claimed',
      'review_already_decided',
    ]);
    expect(outcomes(await approve(writer, [ownReview]))).toEqual(['own_content']);
  });

  it('S16 tells nothing of items that the caller may not read', async () => {
    const review = await submitted();
    const unit = await api.aUnit();
    await api.aUser({ username: 'stranger', roles: ['editor'], organizationId: unit.id });
    const answer = await approve(await api.as('stranger'), [review, { id: api.root.id }]);
    const [theirs, missing] = answer.body.items;
    expect({ ...theirs, reviewId: '' }).toEqual({ ...missing, reviewId: '' });
    expect(theirs.code).toBe('review_not_found');
  });

  it.each([
    ['nothing', { items: [] }],
    [
      'more than fifty',
      { items: Array(51).fill({ reviewId: '0198a0a0-0000-7000-8000-000000000000', stage: 'review_1' }) },
    ],
    ['a stage left open', { items: [{ reviewId: '0198a0a0-0000-7000-8000-000000000000' }] }],
    [
      'S20 another outcome',
      { items: [{ reviewId: '0198a0a0-0000-7000-8000-000000000000', stage: 'review_1', outcome: 'reject' }] },
    ],
  ])('refuses %s', async (_, body) => {
    expect((await editor.post('/api/v1/review-batches', body)).status).toBe(400);
  });

  it('speaks the language of the caller', async () => {
    const review = await submitted();
    const { body } = await editor.post(
      '/api/v1/review-batches',
      { items: [{ reviewId: review.id, stage: 'review_1' }] },
      { 'accept-language': 'en' },
    );
    expect(body.items[0].message).toContain('open it before');
  });
});
