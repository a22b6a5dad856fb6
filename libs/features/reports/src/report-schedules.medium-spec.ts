import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { MINUTE_MS } from '@haojiao/kernel';
import type { OrganizationEntity, Role } from '@haojiao/features/organizations';
import { startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import type { SendScheduledReports } from './jobs/send-scheduled-reports.sweep';

interface Received {
  to: string[];
  source: string;
}

const url = '/api/v1/report-schedules';

describe('scheduled reports', () => {
  let api: TestApi;
  let smtp: SMTPServer;
  let unit: OrganizationEntity;
  let below: OrganizationEntity;
  let chief: ApiCaller;
  let owner: string;
  let reader: string;
  let mails: Received[] = [];
  let mailAnswer: number | null = null;
  let now = new Date('2027-02-10T02:00:00Z');
  let workers: SendScheduledReports[];

  beforeAll(async () => {
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        let source = '';
        stream.on('data', (part: Buffer) => (source += part.toString()));
        stream.on('end', () => {
          if (mailAnswer !== null) return done(Object.assign(new Error('no'), { responseCode: mailAnswer }));
          mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
          done();
        });
      },
    });
    await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
    api = await startTestApi({
      environment: {
        HAOJIAO_SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
        HAOJIAO_MAIL_FROM: '号角 <haojiao@union.example>',
      },
    });
    unit = await api.aUnit({ code: 'city', name: '江城市总工会' });
    below = await api.aUnit({ code: 'district', parentId: unit.id });
    const aPerson = async (username: string, roles: Role[], organizationId: string): Promise<string> => {
      const { id } = await api.aUser({ username, roles, organizationId });
      await api.dataSource.query('UPDATE users SET email = $2 WHERE id = $1', [
        id,
        `${username}@union.example`,
      ]);
      return id;
    };
    owner = await aPerson('chief', ['chief_editor'], unit.id);
    reader = await aPerson('reader', ['author'], unit.id);
    await aPerson('lower', ['chief_editor'], below.id);
    chief = await api.as('chief');
    const { CLOCK } = await import('@haojiao/infrastructure/clock');
    const { OpenReportRuns } = await import('./schedules/open-report-runs');
    const { MakeReportRuns } = await import('./schedules/make-report-runs');
    const { DeliverReports } = await import('./schedules/deliver-reports');
    const { SendScheduledReports: Sweep } = await import('./jobs/send-scheduled-reports.sweep');
    const of = <T>(token: unknown): T => api.app.get(token as never, { strict: false });
    of<{ now: () => Date }>(CLOCK).now = () => now;
    const steps = [OpenReportRuns, MakeReportRuns, DeliverReports].map((step) => of(step));
    workers = [1, 2].map(() => new Sweep(...(steps as ConstructorParameters<typeof Sweep>)));
  });
  beforeEach(async () => {
    await api.dataSource.query('TRUNCATE report_schedules, notices CASCADE');
    [mails, mailAnswer] = [[], null];
    now = new Date('2027-02-10T02:00:00Z');
  });
  afterAll(async () => {
    await api.close();
    await new Promise<void>((done) => smtp.close(done));
  });

  const sweep = async () => void (await Promise.all(workers.map((worker) => worker.run())));
  const make = (wish: object = {}, caller = chief) =>
    caller.post(url, {
      organizationId: unit.id,
      name: '宣传月报',
      every: 'month',
      at: '08:00',
      recipientIds: [owner, reader],
      format: 'csv',
      ...wish,
    });
  const runs = async (id: string) => (await chief.get(`${url}/${id}/runs`)).body.items;
  const addressees = () => mails.flatMap(({ to }) => to).sort();
  const roles = (userId: string, given: Role[]) =>
    api.dataSource.query('UPDATE memberships SET roles = $2 WHERE user_id = $1', [userId, given]);

  it('mail the last whole month once to everybody named, whoever looks how often', async () => {
    const { body } = await make();
    expect(body).toMatchObject({ nextDueAt: '2027-03-01T00:00:00.000Z', answersFor: owner, state: 'active' });
    now = new Date('2027-02-28T23:59:59Z');
    await sweep();
    expect(mails).toEqual([]);
    now = new Date('2027-03-01T00:00:00Z');
    await sweep();
    await sweep();
    expect(addressees()).toEqual(['chief@union.example', 'reader@union.example']);
    const mail = await simpleParser(mails[0]!.source);
    expect(mail.subject).toBe('[号角] 宣传月报：2027年2月');
    expect(mail.attachments[0]).toMatchObject({ filename: 'report-organization-2027-02-01-2027-02-28.csv' });
    expect(mail.attachments[0]!.content.toString()).toContain('江城市总工会2027年2月宣传工作数据报告');
    const [run, ...others] = await runs(body.id);
    expect(others).toEqual([]);
    expect(run).toMatchObject({ from: '2027-02-01', to: '2027-02-28', state: 'made' });
    expect(run.mails.map(({ state }: never) => state)).toEqual(['sent', 'sent']);
    const file = await chief.get(`${url}/${body.id}/runs/${run.id}/file`);
    expect(file.text).toBe(mail.attachments[0]!.content.toString());
    now = new Date('2027-04-01T00:00:00Z');
    await sweep();
    expect((await runs(body.id)).map(({ to }: never) => to)).toEqual(['2027-03-31', '2027-02-28']);
  });

  it('of the newest period alone where no worker ran for long', async () => {
    const { body } = await make({ every: 'week', recipientIds: [reader] });
    now = new Date('2027-03-10T00:00:00Z');
    await sweep();
    expect((await runs(body.id)).map(({ from, to }: never) => [from, to])).toEqual([
      ['2027-03-01', '2027-03-07'],
    ]);
    expect(mails).toHaveLength(1);
  });

  it('are neither lost nor made twice when a worker is killed between the steps', async () => {
    const { body } = await make({ recipientIds: [reader] });
    now = new Date('2027-03-01T00:00:00Z');
    const { OpenReportRuns } = await import('./schedules/open-report-runs');
    const { MakeReportRuns } = await import('./schedules/make-report-runs');
    // Killed after it was written down that one is due, with the run in its hand.
    await api.app.get(OpenReportRuns, { strict: false }).run();
    await api.dataSource.query('UPDATE report_runs SET attempts = 1, leased_until = $1', [
      new Date(now.getTime() + 5 * MINUTE_MS),
    ]);
    await sweep();
    expect(mails).toEqual([]);
    now = new Date(now.getTime() + 6 * MINUTE_MS);
    // Killed after making, before mailing.
    await api.app.get(MakeReportRuns, { strict: false }).run();
    expect([(await runs(body.id))[0].state, mails]).toEqual(['made', []]);
    await sweep();
    expect(addressees()).toEqual(['reader@union.example']);
    // Killed after sending, before noting it: once more, and to be known as the same mail.
    await api.dataSource.query(`UPDATE report_deliveries SET state = 'pending', settled_at = NULL`);
    await sweep();
    const ids = mails.map(({ source }) => /^Message-ID: (.*)$/im.exec(source)![1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await runs(body.id)).toHaveLength(1);
  });

  it('do not go to who lost the right or left, and whoever answers for them is told', async () => {
    const { body } = await make();
    now = new Date('2027-03-01T00:00:00Z');
    await roles(reader, ['correspondent']);
    await sweep();
    await roles(reader, ['author']);
    expect(addressees()).toEqual(['chief@union.example']);
    const dropped = (await runs(body.id))[0].mails.find(
      ({ userId }: { userId: string }) => userId === reader,
    );
    expect(dropped).toMatchObject({ state: 'dropped', lastProblem: 'not_entitled' });
    const { body: notices } = await chief.get('/api/v1/notices');
    expect(notices.items.map(({ kind }: never) => kind)).toEqual(['report_schedule.recipient_dropped']);
    expect((await (await api.as('reader')).get('/api/v1/notices')).body.items).toEqual([]);
  });

  it('are made by the rights of whoever answers for them, or not at all', async () => {
    await api.aUser({ username: 'second-chief', roles: ['chief_editor'], organizationId: unit.id });
    const { body } = await make({ recipientIds: [reader] });
    now = new Date('2027-03-01T00:00:00Z');
    await roles(owner, ['auditor']);
    await sweep();
    await roles(owner, ['chief_editor']);
    expect(mails).toEqual([]);
    expect((await runs(body.id))[0]).toMatchObject({ state: 'failed', sha256: null });
    const told = (await (await api.as('second-chief')).get('/api/v1/notices')).body.items;
    expect(told.map(({ kind }: never) => kind)).toEqual(['report_schedule.not_made']);
    const [run] = await runs(body.id);
    expect((await chief.get(`${url}/${body.id}/runs/${run.id}/file`)).status).toBe(409);
  });

  it('are tried again where the mail server refuses for now, and given up where it refuses for good', async () => {
    const { body } = await make({ recipientIds: [reader] });
    now = new Date('2027-03-01T00:00:00Z');
    mailAnswer = 451;
    await sweep();
    expect((await runs(body.id))[0].mails[0]).toMatchObject({ state: 'pending', attempts: 1 });
    mailAnswer = null;
    await sweep();
    expect(mails).toEqual([]);
    now = new Date(now.getTime() + 61_000);
    await sweep();
    expect(mails).toHaveLength(1);
    mailAnswer = 550;
    now = new Date('2027-04-01T00:00:00Z');
    await sweep();
    expect((await runs(body.id))[0].mails[0]).toMatchObject({ state: 'failed' });
  });

  it('make what was due before they were changed, and pass over no period', async () => {
    const { body, etag } = await make({ recipientIds: [reader] });
    now = new Date('2027-03-01T00:00:00Z');
    const changed = await chief.patch(`${url}/${body.id}`, { name: '月报', at: '10:00' }, etag);
    expect(changed.body.nextDueAt).toBe('2027-04-01T02:00:00.000Z');
    await sweep();
    expect((await runs(body.id)).map(({ to }: never) => to)).toEqual(['2027-02-28']);
    // Earlier than it was due: it is due already.
    now = new Date('2027-04-01T01:00:00Z');
    await chief.patch(`${url}/${body.id}`, { at: '08:30' }, changed.etag);
    await sweep();
    expect((await runs(body.id)).map(({ to }: never) => to)).toEqual(['2027-03-31', '2027-02-28']);
    expect((await chief.get(`${url}/${body.id}`)).body.nextDueAt).toBe('2027-05-01T00:30:00.000Z');
  });

  it('do not go to who was taken out, nor to anybody while they are paused', async () => {
    const { body, etag } = await make();
    now = new Date('2027-03-01T00:00:00Z');
    mailAnswer = 451;
    await sweep();
    mailAnswer = null;
    const without = await chief.patch(`${url}/${body.id}`, { recipientIds: [owner] }, etag);
    now = new Date(now.getTime() + 2 * MINUTE_MS);
    await sweep();
    expect(addressees()).toEqual(['chief@union.example']);
    now = new Date('2027-04-01T00:00:00Z');
    mailAnswer = 451;
    await sweep();
    mailAnswer = null;
    await chief.patch(`${url}/${body.id}`, { state: 'paused' }, without.etag);
    now = new Date(now.getTime() + 2 * MINUTE_MS);
    await sweep();
    expect(mails).toHaveLength(1);
    expect((await runs(body.id))[0].mails[0]).toMatchObject({ state: 'dropped', lastProblem: 'not_wanted' });
    expect((await chief.get('/api/v1/notices')).body.items).toEqual([]);
  });

  it('wait for people, and go without them in the end', async () => {
    const { body } = await make({ recipientIds: [reader] });
    await api.dataSource.query(
      `INSERT INTO report_sketch_marks (content_id, day, rule, shrank)
       SELECT gen_random_uuid(), '2027-02-01', 'page_view.v1', false FROM generate_series(1, 20001)`,
    );
    now = new Date('2027-03-01T00:00:00Z');
    for (const minutes of [1, 5, 30, 120]) {
      await sweep();
      expect((await runs(body.id))[0]).toMatchObject({ state: 'due' });
      now = new Date(now.getTime() + (minutes + 1) * MINUTE_MS);
    }
    await sweep();
    expect((await runs(body.id))[0]).toMatchObject({ state: 'made', attempts: 5 });
    await api.dataSource.query('DELETE FROM report_sketch_marks');
  });

  it('are given up where every worker dies of them, and somebody is told', async () => {
    const { body } = await make({ recipientIds: [reader] });
    now = new Date('2027-03-01T00:00:00Z');
    const { OpenReportRuns } = await import('./schedules/open-report-runs');
    await api.app.get(OpenReportRuns, { strict: false }).run();
    const died = (table: string) =>
      api.dataSource.query(`UPDATE ${table} SET attempts = 7, leased_until = $1`, [
        new Date(now.getTime() - MINUTE_MS),
      ]);
    await died('report_runs');
    await sweep();
    expect((await runs(body.id))[0]).toMatchObject({ state: 'failed' });
    now = new Date('2027-04-01T00:00:00Z');
    mailAnswer = 451;
    await sweep();
    mailAnswer = null;
    now = new Date(now.getTime() + 2 * MINUTE_MS);
    await died('report_deliveries');
    await sweep();
    expect(mails).toEqual([]);
    expect((await runs(body.id))[0].mails[0]).toMatchObject({ state: 'failed' });
    const told = (await chief.get('/api/v1/notices')).body.items;
    expect(told.map(({ kind }: never) => kind).sort()).toEqual([
      'report_schedule.not_made',
      'report_schedule.not_mailed',
    ]);
  });

  it('go by the clocks of the unit', async () => {
    await api.dataSource.query(`UPDATE organizations SET time_zone = 'Asia/Urumqi' WHERE id = $1`, [
      below.id,
    ]);
    const { body } = await make({ organizationId: below.id });
    expect(body.nextDueAt).toBe('2027-03-01T02:00:00.000Z');
  });

  it('are set up, changed and taken away by those who may, with the version that they saw', async () => {
    const { body, etag } = await make();
    const lower = await api.as('lower');
    expect((await make({}, lower)).status).toBe(404);
    expect((await make({}, await api.as('reader'))).status).toBe(403);
    expect((await lower.get(`${url}/${body.id}`)).status).toBe(404);
    expect((await lower.get(url)).body.items).toEqual([]);
    expect((await lower.get(`${url}/${body.id}/runs`)).status).toBe(404);
    const changed = await chief.patch(
      `${url}/${body.id}`,
      { every: 'quarter', at: '09:30', delayDays: 2 },
      etag,
    );
    expect(changed.body).toMatchObject({ every: 'quarter', nextDueAt: '2027-04-03T01:30:00.000Z' });
    expect((await chief.patch(`${url}/${body.id}`, { name: '旧' }, etag)).status).toBe(412);
    const paused = await chief.patch(`${url}/${body.id}`, { state: 'paused' }, changed.etag);
    now = new Date('2027-05-01T00:00:00Z');
    await sweep();
    expect(await runs(body.id)).toEqual([]);
    expect((await chief.delete(`${url}/${body.id}`, paused.etag)).status).toBe(204);
    expect((await chief.get(`${url}/${body.id}`)).status).toBe(404);
  });

  it('name nobody who may not know the figures, and say which of them', async () => {
    const stranger = await api.aUser({ roles: ['author'], organizationId: below.id });
    const { status, body } = await make({ recipientIds: [reader, stranger.id] });
    expect([status, body.errors.map(({ path, code }: never) => [path, code])]).toEqual([
      400,
      [['recipientIds.1', 'recipient_may_not_know']],
    ]);
    for (const wish of [
      { at: '24:00' },
      { every: 'day' },
      { recipientIds: [] },
      { format: 'html' },
      { delayDays: 29 },
    ])
      expect((await make(wish)).status).toBe(400);
    expect((await make({ columnId: unit.id })).status).toBe(404);
  });
});
