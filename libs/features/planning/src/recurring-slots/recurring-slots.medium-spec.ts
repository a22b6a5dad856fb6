import { CLOCK } from '@haojiao/infrastructure/clock';
import { OrganizationsService } from '@haojiao/features/organizations';
import { Notices } from '@haojiao/features/notices';
import { WorkingDays } from '@haojiao/features/working-days';
import { openPublishingDesk } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, PublishingDesk } from '@haojiao/testing';
import { SlotAlarms } from './slot-alarms';
import { SlotFillings } from './slot-fillings';
import { WatchRecurringSlots } from './watch-recurring-slots.sweep';

const url = '/api/v1/recurring-slots';

describe('recurring slots', () => {
  let desk: PublishingDesk;
  let chief: ApiCaller;
  let other: ApiCaller;
  let account: string;
  let column: string;
  let beside: string;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    chief = await desk.api.as('desk-chief');
    beside = (await desk.api.aUnit({ code: 'beside' })).id;
    await desk.api.aUser({ username: 'beside-chief', roles: ['chief_editor'], organizationId: beside });
    other = await desk.api.as('beside-chief');
    account = await desk.anAccount();
    const made = await chief.post('/api/v1/columns', {
      organizationId: desk.unit.id,
      name: '每日一问',
      code: 'daily',
    });
    column = made.body.id;
  });
  beforeEach(async () => {
    desk.reset();
    to('2026-09-27T10:00+08:00');
    await desk.sql(`UPDATE recurring_slots SET starts_on = '2020-01-01', ends_on = '2020-01-01'`);
    await desk.sql(`UPDATE slot_alarms SET resolved_at = now()`);
  });
  afterAll(() => desk.close());

  const to = (time: string) => desk.forward(new Date(time).getTime() - desk.now().getTime());
  /** A sweep as a worker that has just started has it. */
  const aSweep = () => {
    const { app } = desk.api;
    const clock = app.get(CLOCK, { strict: false });
    const alarms = new SlotAlarms(desk.database, app.get(Notices, { strict: false }), clock);
    return new WatchRecurringSlots(
      desk.database,
      app.get(OrganizationsService, { strict: false }),
      app.get(WorkingDays, { strict: false }),
      new SlotFillings(desk.database),
      alarms,
      clock,
    );
  };
  const sweep = () => aSweep().run();
  const make = (wish: object = {}, caller = chief): Promise<ApiAnswer> =>
    caller.post(url, {
      organizationId: desk.unit.id,
      name: '每日一问',
      channelAccountId: account,
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      time: '07:30',
      from: '2026-09-01',
      ...wish,
    });
  const aSlot = async (wish: object = {}): Promise<string> => {
    const { body, status, text } = await make(wish);
    if (status !== 201) throw new Error(text);
    return body.id;
  };
  const told = (id: string) =>
    desk.sql<{ day: string; severity: string; over: boolean }>(
      `SELECT split_part(object_id, '/', 2) AS day, severity, resolved_at IS NOT NULL AS over FROM notices
       WHERE kind = 'recurring_slot.empty' AND object_id LIKE $1 || '/%' ORDER BY id`,
      [id],
    );
  const occurrences = async (id: string, from: string, last: string, caller = chief) =>
    (await caller.get(`${url}/${id}/occurrences?from=${from}&to=${last}`)).body.items as {
      date: string;
      state: string;
      at: string;
      contentId: string | null;
      title: string | null;
    }[];
  const planned = async (scheduledAt: string, wish: object = {}, on = account): Promise<string> => {
    const answer = await desk.plan(await desk.anApproved(wish), [on], { scheduledAt });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body.items[0].id;
  };

  it('tell of an empty occurrence the evening before, once, and take it back when it is filled', async () => {
    const id = await aSlot();
    to('2026-09-28T17:59+08:00');
    await sweep();
    expect(await told(id)).toEqual([]);
    to('2026-09-28T18:00+08:00');
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await told(id)).toEqual([{ day: '2026-09-29', severity: 'urgent', over: false }]);
    const seen = await chief.get('/api/v1/notices?unread=true');
    expect(seen.body.items[0].title).toContain('2026-09-29 07:30');
    const publication = await planned('2026-09-29T07:30:00+08:00');
    await sweep();
    expect(await told(id)).toEqual([{ day: '2026-09-29', severity: 'urgent', over: true }]);
    expect((await occurrences(id, '2026-09-29', '2026-09-29'))[0]).toMatchObject({
      state: 'filled',
      at: '2026-09-28T23:30:00.000Z',
      publicationId: publication,
    });
    // Emptied again: told again.
    await desk.author.post(`/api/v1/publications/${publication}/cancel`);
    await sweep();
    await sweep();
    expect((await told(id)).map(({ over }) => over)).toEqual([true, false]);
  });

  it('are right over restarts, a clock that was moved, and hours slept through', async () => {
    const id = await aSlot();
    to('2026-09-29T06:00+08:00');
    await sweep();
    expect((await told(id)).map(({ day }) => day)).toEqual(['2026-09-29']);
    to('2026-09-28T18:30+08:00');
    await sweep();
    to('2026-09-28T12:00+08:00');
    await sweep();
    to('2026-09-28T20:00+08:00');
    await sweep();
    to('2026-09-25T20:00+08:00');
    await sweep();
    to('2026-09-28T20:00+08:00');
    await sweep();
    expect((await told(id)).filter(({ day }) => day === '2026-09-29')).toEqual([
      { day: '2026-09-29', severity: 'urgent', over: false },
    ]);
    to('2026-09-29T07:30+08:00');
    await sweep();
    expect((await told(id)).filter(({ over }) => !over)).toEqual([]);
    expect((await occurrences(id, '2026-09-29', '2026-09-29'))[0]!.state).toBe('missed');
  });

  it('keep holidays and working days', async () => {
    const off = await aSlot({ skipHolidays: true });
    const working = await aSlot({ days: ['working_days'] });
    to('2026-09-30T18:30+08:00');
    await sweep();
    expect([await told(off), await told(working)]).toEqual([[], []]);
    to('2026-10-09T18:30+08:00');
    await sweep();
    expect((await told(working)).map(({ day }) => day)).toEqual(['2026-10-10']);
    const days = (await occurrences(working, '2026-09-30', '2026-10-11')).map(({ date }) => date);
    expect(days).toEqual(['2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10']);
  });

  it('are filled by what stands on their account and in their column in their hour, and by nothing else', async () => {
    const both = await aSlot({ columnId: column, contentType: 'article' });
    const state = async () => (await occurrences(both, '2026-10-13', '2026-10-13'))[0]!.state;
    const at = '2026-10-13T07:45:00+08:00';
    await planned(at);
    expect(await state()).toBe('empty');
    await planned(at, { columnId: column }, await desk.anAccount());
    expect(await state()).toBe('empty');
    await planned('2026-10-13T08:30:00+08:00', { columnId: column });
    expect(await state()).toBe('empty');
    await planned(at, { columnId: column });
    expect(await state()).toBe('filled');
  });

  it('are filled by an explicit assignment, or skipped with a reason', async () => {
    const id = await aSlot();
    to('2026-10-19T18:10+08:00');
    await sweep();
    expect((await told(id)).at(-1)).toMatchObject({ day: '2026-10-20', over: false });
    const contentId = await desk.anApproved({ title: '怎么办理互助保障' });
    const address = `${url}/${id}/occurrences/2026-10-20`;
    const assigned = await desk.author.put(address, { contentId });
    expect([assigned.status, assigned.etag]).toEqual([201, '"1"']);
    expect((await told(id)).at(-1)!.over).toBe(true);
    await sweep();
    expect((await occurrences(id, '2026-10-20', '2026-10-20'))[0]).toMatchObject({
      state: 'filled',
      contentId,
      title: '怎么办理互助保障',
    });
    expect((await desk.author.put(address, { contentId })).status).toBe(428);
    expect((await desk.reviewers[0]!.put(address, { skipReason: '领导活动' }, '"9"')).status).toBe(412);
    const skipped = await chief.put(address, { skipReason: '重大活动，本期暂停' }, assigned.etag);
    expect([skipped.status, skipped.body.skipReason, skipped.body.contentId]).toEqual([
      200,
      '重大活动，本期暂停',
      null,
    ]);
    await sweep();
    expect((await told(id)).filter(({ over }) => !over)).toEqual([]);
    expect((await chief.delete(address, skipped.etag)).status).toBe(204);
    await sweep();
    expect((await told(id)).filter(({ over }) => !over)).toHaveLength(1);
    const trail = await desk.sql<{ action: string }>(
      'SELECT action FROM audit_entries WHERE object_id = $1 ORDER BY sequence',
      [id],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      ...['recurring_slot.created', 'slot_occurrence.assigned', 'slot_occurrence.assigned'],
      'slot_occurrence.cleared',
    ]);
  });

  it('refuse days on which they do not stand, hours that are over, and both ways at once', async () => {
    const id = await aSlot({ days: ['mon'], from: '2026-10-01' });
    const put = (date: string, body: object, caller = chief) =>
      caller.put(`${url}/${id}/occurrences/${date}`, body);
    const skipReason = '本期暂停';
    expect((await put('2026-10-13', { skipReason })).body.code).toBe('occurrence_not_found');
    to('2026-10-12T07:31+08:00');
    expect((await put('2026-10-12', { skipReason })).body.code).toBe('occurrence_over');
    const contentId = await desk.anApproved();
    expect((await put('2026-10-19', { skipReason, contentId })).body.errors[0].code).toBe(
      'content_or_reason',
    );
    expect((await put('2026-10-19', {})).status).toBe(400);
    expect((await put('2026-02-30', { skipReason })).status).toBe(400);
    const video = await aSlot({ contentType: 'video', columnId: column });
    const refused = await chief.put(`${url}/${video}/occurrences/2026-10-19`, { contentId });
    expect(refused.body.errors.map(({ code }: { code: string }) => code)).toEqual([
      'content_type_mismatch',
      'column_mismatch',
    ]);
  });

  it('are kept by those who manage plans; only they leave one empty', async () => {
    expect((await make({}, desk.author)).status).toBe(403);
    const id = await aSlot();
    expect((await desk.author.patch(`${url}/${id}`, { name: '改名' }, '*')).status).toBe(403);
    const skipping = await desk.author.put(`${url}/${id}/occurrences/2026-10-20`, { skipReason: '不发' });
    expect(skipping.status).toBe(403);
    const current = await chief.get(`${url}/${id}`);
    expect((await chief.patch(`${url}/${id}`, { name: '改名' }, '"7"')).status).toBe(412);
    const changed = await chief.patch(`${url}/${id}`, { until: '2026-09-30' }, current.etag);
    expect(changed.body).toMatchObject({ until: '2026-09-30', from: '2026-09-01' });
    expect(await occurrences(id, '2026-09-30', '2026-10-05')).toHaveLength(1);
  });

  it('S17 take columns, accounts and items only from where the caller may use them', async () => {
    const theirs = await desk.anAccount('scripted', beside);
    const theirColumn = await other.post('/api/v1/columns', {
      organizationId: beside,
      name: '他处',
      code: 'aside',
    });
    const { body } = await make({ channelAccountId: theirs, columnId: theirColumn.body.id });
    expect(body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
      ['columnId', 'column_unknown'],
      ['channelAccountId', 'channel_account_not_found'],
    ]);
    const bare = await make({
      channelAccountId: undefined,
      until: '2026-08-01',
      days: ['mon', 'working_days'],
    });
    expect(bare.body.errors.map(({ code }: { code: string }) => code)).toEqual([
      'column_or_account',
      'working_days_alone',
      'before_start',
    ]);
    const id = await aSlot();
    const draft = await other.post('/api/v1/contents', {
      organizationId: beside,
      type: 'article',
      title: '他处的稿件',
      article: { html: '' },
    });
    const foreign = await chief.put(`${url}/${id}/occurrences/2026-10-20`, { contentId: draft.body.id });
    expect(foreign.body.errors[0].code).toBe('content_not_found');
  });

  it('S15 are out of sight for another branch, and what fills them for those who may not read it', async () => {
    const id = await aSlot();
    for (const answer of [
      await other.get(`${url}/${id}`),
      await other.patch(`${url}/${id}`, { name: '改名' }, '*'),
      await other.get(`${url}/${id}/occurrences?from=2026-10-01&to=2026-10-02`),
      await other.put(`${url}/${id}/occurrences/2026-10-20`, { skipReason: '不发' }),
      await other.delete(`${url}/${id}/occurrences/2026-10-20`, '*'),
    ])
      expect([answer.status, answer.body.code]).toEqual([404, 'recurring_slot_not_found']);
    expect((await other.get(url)).body.items).toEqual([]);
    await desk.api.aUser({
      username: 'above-only',
      roles: ['chief_editor'],
      inherit: false,
      organizationId: desk.api.root.id,
    });
    const above = await desk.api.as('above-only');
    const rootAccount = await desk.anAccount('scripted', desk.api.root.id);
    const rootSlot = await make({ organizationId: desk.api.root.id, channelAccountId: rootAccount }, above);
    await desk.sql('UPDATE publications SET channel_account_id = $2 WHERE id = $1', [
      await planned('2026-10-21T07:30:00+08:00'),
      rootAccount,
    ]);
    expect((await occurrences(rootSlot.body.id, '2026-10-21', '2026-10-21', above))[0]).toMatchObject({
      state: 'filled',
      contentId: null,
      title: null,
      publicationId: null,
    });
  });

  it('S20 take nothing but what they name, S13 in one shape, at most 62 days at once', async () => {
    for (const wish of [{ version: 9 }, { createdBy: beside }, { time: '7:30' }, { days: ['someday'] }]) {
      expect((await make(wish)).status).toBe(400);
    }
    const id = await aSlot();
    const ask = (query: string) => chief.get(`${url}/${id}/occurrences?${query}`);
    expect((await ask('from=2026-10-01&to=2026-12-01')).status).toBe(200);
    expect((await ask('from=2026-10-01&to=2026-12-02')).body.errors[0].code).toBe('too_many_days');
    expect((await ask('from=2026-10-02&to=2026-10-01')).status).toBe(400);
    expect((await chief.get(`${url}?organizationId=1' OR '1'='1`)).status).toBe(400);
    const first = (await chief.get(`${url}?limit=1`)).body;
    expect(first.items).toHaveLength(1);
    const next = (await chief.get(`${url}?limit=1&cursor=${first.nextCursor}`)).body;
    expect(next.items[0].id > first.items[0].id).toBe(true);
  });
});
