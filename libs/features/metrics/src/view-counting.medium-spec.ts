import Redis from 'ioredis';
import { newId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { aView, openCountingGround, redisUrlOf, startRedisProxy } from '@haojiao/testing';
import type { CountingGround } from '@haojiao/testing';
import { viewKeys } from './persistence/view-keys';
import { ViewCounter } from './view-counter';
import { ViewMover } from './view-mover';

const REDIS_DATABASE = 9;

describe('counting views', () => {
  let ground: CountingGround;

  beforeAll(async () => {
    ground = await openCountingGround(REDIS_DATABASE);
  });

  beforeEach(() => ground.redis.flushdb());

  afterAll(() => ground.close());

  it('counts each of 2,000 views once while two movers run at the same time', async () => {
    const contentIds = [newId(), newId(), newId()];
    let isOver = false;
    const moving = [ground.mover, ground.otherMover].map(async (mover) => {
      while (!isOver) await mover.move();
    });
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          ground.counter.count(aView({ contentId: contentIds[index % 3]! })),
        ),
      );
    }
    isOver = true;
    await Promise.all(moving);
    await ground.mover.move();
    const figures = await Promise.all(contentIds.map(ground.figures));
    expect(figures).toEqual([
      { raw: 680, counted: 680 },
      { raw: 660, counted: 660 },
      { raw: 660, counted: 660 },
    ]);
    const [batches] = await ground.database.query<{ raw: string }>(
      'SELECT sum(views_raw) AS raw FROM view_batches',
    );
    expect(Number(batches!.raw)).toBe(2_000);
    expect(await ground.redis.keys(viewKeys.batch('*', 0).replace('*:0', '*'))).toEqual([]);
  });

  it('keeps the figures of days equal to those of their hours', async () => {
    const rows = await ground.database.query<{ difference: string }>(
      `SELECT (SELECT sum(views_raw) FROM view_counts) - (SELECT sum(views_raw) FROM view_days) AS difference`,
    );
    expect(Number(rows[0]!.difference)).toBe(0);
  });

  it('takes repeats within the window for one view, and reports of machines for none', async () => {
    const contentId = newId();
    for (let repeat = 0; repeat < 3; repeat += 1) {
      await ground.counter.count({ contentId, surface: 'page', visitor: 'same-reader' });
    }
    await ground.counter.count({ contentId, surface: 'player', visitor: 'same-reader' });
    await ground.counter.count({ contentId, surface: 'page', visitor: 'robot', marks: 'machine,machine' });
    await ground.mover.move();
    expect(await ground.figures(contentId)).toEqual({ raw: 5, counted: 2 });
    const remaining = await ground.redis.pttl(
      `${viewKeys.open.replace(':open', '')}:seen:same-reader:${contentId}|page`,
    );
    expect(remaining).toBeGreaterThan(5_000);
    expect(remaining).toBeLessThanOrEqual(12_000);
  });

  it('counts a view once that is told again under its own id, raw figure included', async () => {
    const contentId = newId();
    const told = { contentId, surface: 'page' as const, visitor: 'patient-reader', viewId: 'view-0001' };
    await Promise.all([ground.counter.count(told), ground.counter.count(told)]);
    await ground.counter.count(told);
    await ground.counter.count({ ...told, visitor: 'other-reader', viewId: 'view-0002' });
    await ground.mover.move();
    expect(await ground.figures(contentId)).toEqual({ raw: 2, counted: 2 });
  });

  it('counts a reader again when the window is over', async () => {
    const contentId = newId();
    await ground.counter.count({ contentId, surface: 'page', visitor: 'patient' });
    await ground.redis.del(`${viewKeys.open.replace(':open', '')}:seen:patient:${contentId}|page`);
    await ground.counter.count({ contentId, surface: 'page', visitor: 'patient' });
    await ground.mover.move();
    expect(await ground.figures(contentId)).toEqual({ raw: 2, counted: 2 });
  });

  it('adds nothing when a mover that died after its commit is replayed', async () => {
    const contentId = newId();
    await ground.counter.count(aView({ contentId }));
    const dyingRedis = ground.redis.duplicate();
    dyingRedis.multi = () => {
      throw new Error('killed');
    };
    await expect(new ViewMover(ground.database, dyingRedis).move()).rejects.toThrow('killed');
    dyingRedis.disconnect();
    expect(await ground.figures(contentId)).toEqual({ raw: 1, counted: 1 });

    expect(await ground.mover.move()).toBe(0);
    expect(await ground.figures(contentId)).toEqual({ raw: 1, counted: 1 });
    expect(await ground.redis.llen(viewKeys.sealed)).toBe(0);
  });

  it('loses nothing when a mover dies before its commit', async () => {
    const contentId = newId();
    await ground.counter.count(aView({ contentId }));
    await expect(
      new ViewMover(new DyingDatabase(ground.database.dataSource), ground.redis).move(),
    ).rejects.toThrow('killed');
    expect(await ground.figures(contentId)).toEqual({ raw: 0, counted: 0 });

    await ground.counter.count(aView({ contentId }));
    await ground.mover.move();
    expect(await ground.figures(contentId)).toEqual({ raw: 2, counted: 2 });
  });

  it('does not take the first batch of an emptied Redis for one that it had', async () => {
    const contentId = newId();
    await ground.counter.count(aView({ contentId }));
    await ground.mover.move();
    await ground.redis.flushdb();
    await ground.counter.count(aView({ contentId }));
    await ground.counter.count(aView({ contentId }));
    await ground.mover.move();
    expect(await ground.figures(contentId)).toEqual({ raw: 3, counted: 3 });
    const epochs = await ground.database.query(
      'SELECT epoch FROM view_batches WHERE number = 1 GROUP BY epoch',
    );
    expect(epochs.length).toBeGreaterThan(1);
  });

  it('counts on in a new epoch when Redis comes back with an older state', async () => {
    const contentId = newId();
    await ground.counter.count(aView({ contentId }));
    const backup = await saveKeys(ground.redis);
    await ground.mover.move();
    // As after a power cut: the batch that was moved stands open again, and the server is another run.
    await ground.redis.flushdb();
    await restoreKeys(ground.redis, backup);
    await ground.redis.hset(viewKeys.open, 'run', 'the-run-before');
    await ground.counter.count(aView({ contentId }));
    await ground.mover.move();
    expect(await ground.figures(contentId)).toEqual({ raw: 2, counted: 2 });
    expect(await ground.redis.llen(viewKeys.sealed)).toBe(0);
  });

  it('counts once when the answer of Redis is lost on its way', async () => {
    const proxy = await startRedisProxy(redisUrlOf(REDIS_DATABASE));
    const general = new Redis(proxy.url);
    const counter = new ViewCounter(general, { keptEventsDays: 30 });
    const contentId = newId();
    await counter.count(aView({ contentId }));
    proxy.loseNextAnswer();
    await Promise.all([1, 2, 3].map(() => counter.count(aView({ contentId }))));
    await ground.mover.move();
    expect(await ground.figures(contentId)).toEqual({ raw: 4, counted: 4 });
    await counter.onApplicationShutdown();
    general.disconnect();
    await proxy.close();
  });

  it('says that a view was not counted while Redis is away, and counts again when it is back', async () => {
    const proxy = await startRedisProxy(redisUrlOf(REDIS_DATABASE));
    const general = new Redis(proxy.url, { retryStrategy: () => 50 }).on('error', () => undefined);
    const counter = new ViewCounter(general, { keptEventsDays: 30 });
    const contentId = newId();
    await counter.count(aView({ contentId }));
    await proxy.goAway();
    const refusal = { kind: 'unavailable', code: 'counting_unavailable', retryAfterSeconds: 5 };
    await expect(counter.count(aView({ contentId }))).rejects.toMatchObject(refusal);
    const askedAt = Date.now();
    await expect(counter.count(aView({ contentId }))).rejects.toMatchObject(refusal);
    expect(Date.now() - askedAt).toBeLessThan(500);

    await proxy.comeBack();
    await waitUntil(() =>
      counter.count(aView({ contentId })).then(
        () => true,
        () => false,
      ),
    );
    await ground.mover.move();
    expect(await ground.figures(contentId)).toEqual({ raw: 2, counted: 2 });
    await counter.onApplicationShutdown();
    general.disconnect();
    await proxy.close();
  });

  it('keeps memory flat: more than 20,000 waiting reports are refused', async () => {
    const contentId = newId();
    const reports = Array.from({ length: 20_300 }, () => ground.counter.count(aView({ contentId })));
    const outcomes = await Promise.allSettled(reports);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected').length;
    expect(refused).toBe(300);
    await ground.mover.move();
    expect(await ground.figures(contentId)).toEqual({ raw: 20_000, counted: 20_000 });
  });
});

class DyingDatabase extends Database {
  override transaction<T>(work: Parameters<Database['transaction']>[0]): Promise<T> {
    return super.transaction(async (manager) => {
      await work(manager);
      throw new Error('killed');
    });
  }
}

async function saveKeys(redis: Redis): Promise<[string, Buffer][]> {
  const keys = await redis.keys('*');
  return Promise.all(keys.map(async (key): Promise<[string, Buffer]> => [key, await redis.dumpBuffer(key)]));
}

async function restoreKeys(redis: Redis, backup: [string, Buffer][]): Promise<void> {
  for (const [key, bytes] of backup) await redis.restore(key, 0, bytes);
}

async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > until) throw new Error('It never came');
    await new Promise((done) => setTimeout(done, 50));
  }
}
