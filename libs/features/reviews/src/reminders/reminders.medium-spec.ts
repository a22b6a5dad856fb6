import { aDraft, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';
import { HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { Notices } from '@haojiao/features/notices';
import { RemindOfReviews } from './remind-of-reviews.sweep';
import { ReviewRecipients } from './review-recipients';

describe('what people are told of a review', () => {
  let api: TestApi;
  let sweep: RemindOfReviews;
  let otherSweep: RemindOfReviews;
  let now = Date.now();
  const callers: Record<string, ApiCaller> = {};

  beforeAll(async () => {
    api = await startTestApi();
    const clock = api.app.get<Clock>(CLOCK, { strict: false });
    clock.now = () => new Date(now);
    const unit = await api.aUnit({ code: 'town' });
    const sister = await api.aUnit({ code: 'sister' });
    for (const [username, role, organizationId] of [
      ['author', 'author', unit.id],
      ['colleague', 'author', unit.id],
      ['one', 'editor', unit.id],
      ['two', 'editor', unit.id],
      ['chief', 'chief_editor', unit.id],
      ['above', 'editor', api.root.id],
      ['above-chief', 'chief_editor', api.root.id],
      ['sister', 'chief_editor', sister.id],
    ] as const) {
      await api.aUser({ username, roles: [role], organizationId });
      callers[username] = await api.as(username);
    }
    const parts = [Database, ReviewRecipients, Notices, CLOCK].map((token) =>
      api.app.get(token as never, { strict: false }),
    ) as ConstructorParameters<typeof RemindOfReviews>;
    sweep = new RemindOfReviews(...parts);
    otherSweep = new RemindOfReviews(...parts);
  });
  afterAll(() => api.close());

  const unitId = async () =>
    (await api.dataSource.query("SELECT id FROM organizations WHERE code = 'town'"))[0].id;

  async function submitted(submitter = 'author'): Promise<ApiAnswer['body']> {
    const draft = await aDraft(callers.author!, await unitId(), { title: '劳模名单' });
    return (await callers[submitter]!.post(`/api/v1/contents/${draft.body.id}/submit`, {})).body;
  }

  const decide = (username: string, review: ApiAnswer['body'], body: object = { outcome: 'approve' }) =>
    callers[username]!.post(`/api/v1/reviews/${review.id}/decisions`, body);

  /** Who has which notice on the review: `kind person`, those that are over in brackets. */
  const told = async (review: ApiAnswer['body'], kind = '%'): Promise<string[]> => {
    const rows: { kind: string; username: string; over: boolean }[] = await api.dataSource.query(
      `SELECT n.kind, u.username, n.resolved_at IS NOT NULL AS over FROM notices n JOIN users u ON u.id = n.user_id
       WHERE n.object_type = 'review' AND n.object_id = $1 AND n.kind LIKE $2 ORDER BY n.kind, u.username, n.id`,
      [review.id, kind],
    );
    return rows.map(({ kind: is, username, over }) => {
      const words = `${is.replace('review.', '')} ${username}`;
      return over ? `(${words})` : words;
    });
  };
  const seenBy = async (username: string, review: ApiAnswer['body']) => {
    const { body } = await callers[username]!.get('/api/v1/notices?limit=100');
    return body.items
      .filter(({ object }: ApiAnswer['body']) => object.id === review.id)
      .map(({ kind, title }: ApiAnswer['body']) => `${kind} ${title}`);
  };

  it('those of the asked unit who can decide hear that a stage waits, and nobody else', async () => {
    const review = await submitted();
    expect(await told(review)).toEqual(['waiting chief', 'waiting one', 'waiting two']);
    expect(await seenBy('one', review)).toEqual(['review.waiting 《劳模名单》等待初审']);
    for (const username of ['author', 'above', 'sister']) expect(await seenBy(username, review)).toEqual([]);
  });

  it('who hears it ceases to, once they may not read the item any more', async () => {
    const review = await submitted();
    await api.aUser({ username: 'leaving', roles: ['editor'], organizationId: await unitId() });
    callers.leaving = await api.as('leaving');
    const again = await submitted();
    expect(await seenBy('leaving', again)).toHaveLength(1);
    await api.dataSource.query(
      `UPDATE memberships SET roles = '{correspondent}' WHERE user_id = (SELECT id FROM users WHERE username = 'leaving')`,
    );
    expect(await seenBy('leaving', again)).toEqual([]);
    await api.dataSource.query(
      `DELETE FROM memberships WHERE user_id = (SELECT id FROM users WHERE username = 'leaving')`,
    );
    expect(await told(review)).not.toContain('waiting leaving');
  });

  it('the next stage is told to who can still decide, and what waited before is over', async () => {
    const review = await submitted();
    await decide('one', review);
    expect(await told(review, 'review.waiting')).toEqual([
      '(waiting chief)',
      'waiting chief',
      '(waiting one)',
      '(waiting two)',
      'waiting two',
    ]);
  });

  it('a stage that a later one sends back waits anew', async () => {
    const review = await submitted();
    await decide('one', review);
    await decide('two', review, { outcome: 'return', comment: '再核', returnTo: 'review_1' });
    const open = (await told(review, 'review.waiting')).filter((words) => !words.startsWith('('));
    expect(open).toContain('waiting one');
    now += 18 * HOUR_MS;
    await sweep.run();
    expect(await told(review, 'review.due_soon')).toContain('due_soon one');
  });

  it('author and submitter hear every decision with its reason', async () => {
    const review = await submitted('chief');
    await decide('one', review);
    await decide('two', review, { outcome: 'return', comment: '姓名要核实' });
    expect(await told(review, 'review.%ed')).toEqual([
      'approved author',
      'approved chief',
      'returned author',
      'returned chief',
    ]);
    const { body } = await callers.author!.get('/api/v1/notices?limit=2');
    expect(body.items.map(({ title, body: text }: ApiAnswer['body']) => [title, text])).toEqual([
      ['《劳模名单》复审退改', 'two 作出决定：退改。意见：姓名要核实'],
      ['《劳模名单》初审通过', 'one 作出决定：通过。'],
    ]);
    expect(await told(review, 'review.waiting')).toEqual(
      expect.arrayContaining(['(waiting one)', '(waiting chief)']),
    );
    expect((await told(review, 'review.waiting')).filter((words) => !words.startsWith('('))).toEqual([]);
  });

  it('who decides is not told of the own decision', async () => {
    const review = await submitted('one');
    await decide('one', review, { outcome: 'reject', comment: '不用' });
    expect(await told(review, 'review.rejected')).toEqual(['rejected author']);
  });

  it('people are reminded once before it is due and once when it is overdue, by however many workers', async () => {
    const review = await submitted();
    now += 18 * HOUR_MS - MINUTE_MS;
    await sweep.run();
    expect(await told(review, 'review.due_soon')).toEqual([]);
    now += MINUTE_MS;
    await Promise.all([sweep.run(), otherSweep.run()]);
    await otherSweep.run();
    expect(await told(review, 'review.due_soon')).toEqual(['due_soon chief', 'due_soon one', 'due_soon two']);
    expect(await told(review, 'review.overdue')).toEqual([]);
    now += 6 * HOUR_MS;
    await Promise.all([sweep.run(), otherSweep.run()]);
    now += 48 * HOUR_MS;
    await sweep.run();
    const [reminder] = await api.dataSource.query(
      'SELECT remind_at FROM review_reminders WHERE review_id = $1',
      [review.id],
    );
    expect(reminder.remind_at).toBeNull();
    expect(await told(review, 'review.overdue')).toEqual([
      'overdue author',
      'overdue chief',
      'overdue one',
      'overdue two',
    ]);
    expect(await told(review, 'review.due_soon')).toHaveLength(3);
    await decide('one', review);
    for (const kind of ['review.due_soon', 'review.overdue'])
      expect((await told(review, kind)).filter((words) => !words.startsWith('('))).toEqual([]);
  });

  it('a chief editor is told of what is overdue also where only editors are left to decide', async () => {
    const review = await submitted();
    await decide('chief', review);
    now += 25 * HOUR_MS;
    await sweep.run();
    expect(await told(review, 'review.overdue')).toEqual([
      'overdue author',
      'overdue chief',
      'overdue one',
      'overdue two',
    ]);
  });

  it('what was slept through is told once, as overdue', async () => {
    const review = await submitted();
    now += 100 * HOUR_MS;
    await sweep.run();
    await sweep.run();
    expect(await told(review, 'review.due_soon')).toEqual([]);
    expect(await told(review, 'review.overdue')).toHaveLength(4);
  });

  it('nobody is reminded of what was decided or recalled, and each stage has its own time', async () => {
    const [decided, recalled, passed] = [await submitted(), await submitted(), await submitted()];
    now += 10 * HOUR_MS;
    await decide('one', decided, { outcome: 'return', comment: '改' });
    await callers.author!.post(`/api/v1/reviews/${recalled.id}/recall`);
    await decide('one', passed);
    now += 10 * HOUR_MS;
    await sweep.run();
    for (const review of [decided, recalled, passed]) {
      expect(await told(review, 'review.due_soon')).toEqual([]);
    }
    expect((await told(recalled)).every((words) => words.startsWith('('))).toBe(true);
    now += 8 * HOUR_MS;
    await sweep.run();
    expect(await told(passed, 'review.due_soon')).toEqual(['due_soon chief', 'due_soon two']);
  });
});
