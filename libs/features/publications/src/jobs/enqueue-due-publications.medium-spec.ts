import type { JobProducer } from '@haojiao/infrastructure/queue';
import type { QueueDefinition } from '@haojiao/infrastructure/queue';
import { openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';
import { workingStates } from '../domain/publication-transitions';
import { EnqueueDuePublications } from './enqueue-due-publications.sweep';
import type { PublishJob } from './publish.queues';

/** Redis as a list that a test can read and empty: a job that waits is not put in twice. */
class Notebook {
  waiting = new Map<string, PublishJob>();
  added: string[] = [];

  async enqueueMany(definition: QueueDefinition<PublishJob>, jobs: PublishJob[]): Promise<boolean> {
    for (const job of jobs) {
      const id = definition.jobId(job);
      if (this.waiting.has(id)) continue;
      this.waiting.set(id, job);
      this.added.push(job.publicationId);
    }
    return true;
  }
}

describe('the sweep of what is due', () => {
  let desk: PublishingDesk;
  let notebook: Notebook;
  let sweep: EnqueueDuePublications;

  const makeSweep = (jobs: Notebook) =>
    new EnqueueDuePublications(desk.database, jobs as unknown as JobProducer, { now: () => desk.now() });

  beforeAll(async () => {
    desk = await openPublishingDesk();
  });
  beforeEach(async () => {
    desk.reset();
    await desk.sql(`UPDATE publications SET state = 'cancelled'`);
    notebook = new Notebook();
    sweep = makeSweep(notebook);
  });
  afterAll(() => desk.close());

  const plannedIn = (ms: number) =>
    desk.aPublication('scripted', { scheduledAt: new Date(desk.now().getTime() + ms).toISOString() });

  it('leaves alone what is planned for later, and takes it at its hour', async () => {
    const id = await plannedIn(60_000);
    await sweep.run();
    expect([notebook.added, (await desk.row(id)).state]).toEqual([[], 'scheduled']);
    await desk.work(id);
    expect(desk.channel.done).toEqual([]);
    desk.forward(60_000);
    await sweep.run();
    expect([notebook.added, (await desk.row(id)).state]).toEqual([[id], 'queued']);
  });

  it('goes by the hour', async () => {
    const third = await plannedIn(30_000);
    const first = await plannedIn(10_000);
    const second = await plannedIn(20_000);
    desk.forward(31_000);
    await sweep.run();
    expect(notebook.added).toEqual([first, second, third]);
  });

  it('puts what is lost with an emptied Redis there again after ten seconds', async () => {
    const id = await desk.aPublication();
    await sweep.run();
    notebook.waiting.clear();
    desk.forward(9_000);
    await sweep.run();
    expect(notebook.added).toEqual([id]);
    desk.forward(1_001);
    await sweep.run();
    expect(notebook.added).toEqual([id, id]);
  });

  it('does not fill a slow queue with the same work again and again', async () => {
    const id = await desk.aPublication();
    for (let round = 0; round < 60; round += 1) {
      await sweep.run();
      desk.forward(11_000);
    }
    expect(notebook.added.length).toBeLessThan(8);
    expect(new Set(notebook.added)).toEqual(new Set([id]));
  });

  it('soon makes up for a job that its worker took and never began', async () => {
    const id = await desk.aPublication();
    await sweep.run();
    desk.forward(10_001);
    await sweep.run();
    expect(notebook.added).toEqual([id, id]);
  });

  it('finds what its worker did not survive, although the first job may still be thought active', async () => {
    const id = await desk.aPublication();
    await sweep.run();
    await desk.workerDiesAt(id, 'post');
    desk.forward(20_000);
    await sweep.run();
    expect(notebook.added).toEqual([id]);
    desk.forward(11_000);
    await sweep.run();
    expect(notebook.added).toEqual([id, id]);
  });

  it('gives each row to one of two sweeps at the same time', async () => {
    const ids = await Promise.all([1, 2, 3, 4, 5].map(() => desk.aPublication()));
    const books = [new Notebook(), new Notebook()];
    await Promise.all(books.map((book) => makeSweep(book).run()));
    expect(books.flatMap((book) => book.added).sort()).toEqual([...ids].sort());
  });

  it('passes over a row that somebody holds', async () => {
    const held = await desk.aPublication();
    const free = await desk.aPublication();
    await desk.api.dataSource.transaction(async (manager) => {
      await manager.query('SELECT 1 FROM publications WHERE id = $1 FOR UPDATE', [held]);
      await sweep.run();
    });
    expect(notebook.added).toEqual([free]);
  });

  it('finds its rows by the index of what is due, however many were ended before', async () => {
    await desk.sql(
      `INSERT INTO publications (id, content_id, organization_id, channel_account_id, platform, mode, state, scheduled_at,
         lateness_rule, options, next_run_at, failure, created_by, version)
       SELECT gen_random_uuid(), content_id, organization_id, channel_account_id, platform, mode, 'failed', scheduled_at,
         lateness_rule, options, next_run_at, '{}', created_by, 1
       FROM (SELECT * FROM publications LIMIT 1) one, generate_series(1, 5000)`,
    );
    await desk.sql('ANALYZE publications');
    const plan = await desk.sql<Record<string, string>>(
      `EXPLAIN SELECT id FROM publications WHERE state = ANY($2) AND next_run_at <= $1 ORDER BY next_run_at LIMIT 500`,
      [desk.now(), workingStates],
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('publications_due');
  });
});
