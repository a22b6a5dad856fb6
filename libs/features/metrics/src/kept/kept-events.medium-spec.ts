import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { DAY_MS, beijingDate, newId } from '@haojiao/kernel';
import { aView, openCountingGround } from '@haojiao/testing';
import type { CountingGround } from '@haojiao/testing';
import { PrepareKeptDays } from '../jobs/prepare-kept-days.sweep';
import { viewKeys } from '../persistence/view-keys';
import { ViewCounter } from '../view-counter';
import { ViewMover } from '../view-mover';
import { readEvent } from './kept-event';
import type { KeptEvent } from './kept-event';
import { dropPartitionsBefore, ensurePartition } from './kept-partitions';

const inflate = promisify(inflateRaw);

describe('kept events', () => {
  let ground: CountingGround;

  beforeAll(async () => {
    ground = await openCountingGround(13);
  });

  beforeEach(() => ground.redis.flushdb());

  afterAll(() => ground.close());

  const keptOf = async (contentId: string): Promise<KeptEvent[]> => {
    const rows = await ground.database.query<{ body: Buffer }>(
      'SELECT body FROM kept_events WHERE content_ids @> ARRAY[$1::uuid] ORDER BY sequence',
      [contentId],
    );
    const bodies = await Promise.all(rows.map(({ body }) => inflate(body)));
    return bodies
      .flatMap((body) => body.toString().split('\n').map(readEvent))
      .filter((event) => event.contentId === contentId);
  };

  it('tell of each accepted report when, what, where, whose key, what it was and what became of it', async () => {
    const contentId = newId();
    const before = Date.now();
    await ground.counter.count({ contentId, surface: 'page', visitor: 'one', viewId: 'view-0001' });
    await ground.counter.count({ contentId, surface: 'page', visitor: 'two', viewId: 'view-0001' });
    await ground.counter.count({ contentId, surface: 'page', visitor: 'one' });
    await ground.counter.count({
      contentId,
      surface: 'page',
      visitor: '~three',
      marks: 'machine,machine_202611',
    });
    await ground.counter.count({ contentId, surface: 'page', visitor: '~four', marks: ',machine' });
    await ground.mover.move();
    const kept = await keptOf(contentId);
    expect(kept.map(({ visitor, outcome, marks }) => `${visitor} ${outcome} ${marks}`)).toEqual([
      'one c ',
      'one r ',
      '~three x machine,machine_202611',
      '~four c ,machine',
    ]);
    for (const { at, hour, surface } of kept) {
      expect([at >= before - 1, hour * 1_000 <= at, surface]).toEqual([true, true, 'page']);
    }
    expect(await ground.figures(contentId)).toEqual({ raw: 4, counted: 2 });
  });

  it('are there once when a mover that died after its commit is replayed, as the figures are', async () => {
    const contentId = newId();
    await ground.counter.count(aView({ contentId }));
    const dyingRedis = ground.redis.duplicate();
    dyingRedis.multi = () => {
      throw new Error('killed');
    };
    await expect(new ViewMover(ground.database, dyingRedis).move()).rejects.toThrow('killed');
    dyingRedis.disconnect();
    await ground.mover.move();
    expect(await keptOf(contentId)).toHaveLength(1);
    expect(await ground.redis.keys(`${viewKeys.open.replace(':open', '')}:batch:*`)).toEqual([]);
  });

  it('are as many as the reports, with a reason for each that was no view', async () => {
    const contentId = newId();
    await Promise.all(Array.from({ length: 700 }, () => ground.counter.count(aView({ contentId }))));
    for (let repeat = 0; repeat < 3; repeat += 1) {
      await ground.counter.count({ contentId, surface: 'page', visitor: 'again' });
    }
    await ground.counter.count(aView({ contentId, marks: 'own_office,own_office' }));
    await ground.mover.move();
    expect(await ground.figures(contentId)).toEqual({ raw: 704, counted: 701 });
    expect(await keptOf(contentId)).toHaveLength(704);
    const tallies = await ground.database.query(
      `SELECT name, amount::int FROM media_tallies WHERE content_id = $1 ORDER BY name`,
      [contentId],
    );
    expect(tallies).toEqual([
      { name: 'own_office', amount: 1 },
      { name: 'repeat', amount: 2 },
    ]);
  });

  it('are not kept where nobody wants them', async () => {
    const counter = new ViewCounter(ground.redis, { keptEventsDays: 0 });
    const contentId = newId();
    await counter.count(aView({ contentId }));
    expect(await ground.redis.keys('*:events')).toEqual([]);
    await ground.mover.move();
    expect(await keptOf(contentId)).toEqual([]);
    expect(await ground.figures(contentId)).toEqual({ raw: 1, counted: 1 });
    await counter.onApplicationShutdown();
  });

  it('leave a noted gap, and no figure less, where more wait than may', async () => {
    const contentId = newId();
    await ground.counter.count(aView({ contentId }));
    await ground.redis.hset(viewKeys.open, 'kept', 200_000);
    await ground.counter.count(aView({ contentId }));
    await ground.counter.count(aView({ contentId }));
    const [epoch, number] = await ground.redis.hmget(viewKeys.open, 'epoch', 'number');
    // What is dropped takes no room, however long the worker is away.
    expect(await ground.redis.llen(viewKeys.events(epoch!, Number(number)))).toBe(1);
    const [before] = await dropped();
    await ground.mover.move();
    const [after] = await dropped();
    expect(after! - before!).toBe(2);
    expect(await keptOf(contentId)).toHaveLength(1);
    expect(await ground.figures(contentId)).toEqual({ raw: 3, counted: 3 });
    await ground.counter.count(aView({ contentId }));
    await ground.mover.move();
    expect(await keptOf(contentId)).toHaveLength(2);
  });

  it('come in pages, in the order in which they were counted', async () => {
    const contentId = newId();
    const visitors = Array.from({ length: 230 }, (_, index) => `reader-${index}`);
    for (const visitor of visitors) await ground.counter.count({ contentId, surface: 'page', visitor });
    await ground.mover.move();
    expect((await keptOf(contentId)).map(({ visitor }) => visitor)).toEqual(visitors);
  });

  it('wait for no reader, neither to begin a day nor to forget one', async () => {
    await ground.counter.count(aView());
    await ground.mover.move();
    const old = ['2020-03-01', '2020-03-02'];
    for (const day of old) await ground.database.transaction((manager) => ensurePartition(manager, day));
    const reader = ground.database.dataSource.createQueryRunner();
    await reader.startTransaction('REPEATABLE READ');
    await reader.query('SELECT count(*) FROM kept_events');
    const nextDay = beijingDate(new Date(Date.now() + DAY_MS));
    await ground.database.transaction(async (manager) => {
      await manager.query(`SET LOCAL lock_timeout = '200ms'`);
      expect(await ensurePartition(manager, nextDay)).toBe(true);
      expect(await ensurePartition(manager, nextDay)).toBe(true);
    });
    const today = beijingDate(new Date());
    expect(await dropPartitionsBefore(ground.database, today, 200)).toEqual([]);
    const contentId = newId();
    await ground.counter.count(aView({ contentId }));
    await ground.mover.move();
    expect(await keptOf(contentId)).toHaveLength(1);
    // What is being forgotten takes nothing any more.
    expect(await ground.database.transaction((manager) => ensurePartition(manager, old[0]!))).toBe(false);
    await reader.rollbackTransaction();
    await reader.release();
    expect(await dropPartitionsBefore(ground.database, today)).toEqual(['20200301', '20200302']);
  });

  it('have their tables days ahead', async () => {
    const now = new Date('2031-12-30T20:00:00Z');
    const sweep = new PrepareKeptDays(ground.database, { keptEventsDays: 30 }, { now: () => now });
    await sweep.run();
    await sweep.run();
    const rows = await ground.database.query<{ name: string }>(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits
       WHERE inhparent = 'kept_events'::regclass AND inhrelid::regclass::text ~ '_203' ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name.slice(-8))).toEqual(['20311231', '20320101', '20320102', '20320103']);
  });

  it('of a day go with its table', async () => {
    await ground.counter.count(aView());
    await ground.mover.move();
    const today = beijingDate(new Date());
    await ground.database.transaction((manager) => ensurePartition(manager, '2020-02-29'));
    await ground.database.query(
      `INSERT INTO kept_events (day, rule, epoch, number, events, content_ids, body)
       VALUES ('2020-02-29', 'page_view.v2', 'e', 1, 1, ARRAY[$1::uuid], '')`,
      [newId()],
    );
    expect(await dropPartitionsBefore(ground.database, today)).toEqual(['20200229']);
    const days = await ground.database.query('SELECT DISTINCT day::text FROM kept_events');
    expect(days).toEqual([{ day: today }]);
  });

  const dropped = async (): Promise<number[]> => {
    const rows = await ground.database.query<{ dropped: string }>(
      'SELECT coalesce(sum(dropped), 0) AS dropped FROM kept_event_days',
    );
    return rows.map((row) => Number(row.dropped));
  };
});
