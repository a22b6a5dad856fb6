import { aDraft, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';

describe('the opening of an item under review', () => {
  let api: TestApi;
  let author: ApiCaller;
  let editor: ApiCaller;
  let review: ApiAnswer['body'];

  beforeAll(async () => {
    api = await startTestApi();
    await api.aUser({ username: 'author', roles: ['author'] });
    await api.aUser({ username: 'editor', roles: ['editor'] });
    author = await api.as('author');
    editor = await api.as('editor');
  });
  afterAll(() => api.close());

  beforeEach(async () => {
    const draft = await aDraft(author, api.root.id);
    review = (await author.post(`/api/v1/contents/${draft.body.id}/submit`, {})).body;
  });

  const open = (caller: ApiCaller, body?: object) =>
    caller.post(`/api/v1/reviews/${review.id}/openings`, body);
  const trail = () =>
    api.dataSource.query(
      "SELECT actor_name, details FROM audit_entries WHERE action = 'review.opened' AND object_id = $1",
      [review.id],
    );

  it('is logged with person, revision and time, once', async () => {
    const first = await open(editor);
    expect([first.status, first.body]).toEqual([
      201,
      {
        reviewId: review.id,
        revisionId: review.revisionId,
        openedBy: expect.any(String),
        openedAt: expect.any(String),
      },
    ]);
    const again = await open(editor, { revisionId: review.revisionId });
    expect(again.body).toEqual(first.body);
    expect(await trail()).toEqual([
      { actor_name: 'editor', details: { contentId: review.contentId, revisionId: review.revisionId } },
    ]);
    await open(author);
    expect(await trail()).toHaveLength(2);
  });

  it('is logged once although asked twice at the same moment', async () => {
    const answers = await Promise.all([open(editor), open(editor), open(editor)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await trail()).toHaveLength(1);
  });

  it('of something else than what is under review is refused', async () => {
    const refused = await open(editor, { revisionId: review.id });
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'review_moved_on', revisionId: review.revisionId },
    ]);
    expect(await trail()).toEqual([]);
  });

  it('S16 is not possible for those who may not read it', async () => {
    const other = await api.aUnit();
    await api.aUser({ username: `stranger-${other.code}`, roles: ['editor'], organizationId: other.id });
    const refused = await open(await api.as(`stranger-${other.code}`));
    expect([refused.status, refused.body.code]).toEqual([404, 'review_not_found']);
  });

  it('S20 takes no word on who and when', async () => {
    const refused = await open(editor, { openedBy: review.id, openedAt: '2020-01-01T00:00:00Z' });
    expect(refused.status).toBe(400);
  });

  it('is never changed or removed', async () => {
    await open(editor);
    const sql = (text: string) => api.dataSource.query(text, [review.id]);
    await expect(sql('DELETE FROM review_openings WHERE review_id = $1')).rejects.toThrow('append-only');
    await expect(sql('UPDATE review_openings SET opened_at = now() WHERE review_id = $1')).rejects.toThrow(
      'append-only',
    );
  });
});
