import { setTimeout as sleep } from 'node:timers/promises';
import { DAY_MS, beijingDate, newId, nextBeijingMidnight } from '@haojiao/kernel';
import { openCountingGround } from '@haojiao/testing';
import type { CountingGround } from '@haojiao/testing';
import { currentRule } from '../domain/counting-rule';
import { KeptEvents } from '../kept/kept-events';
import { SketchMover } from '../sketch-mover';
import { ViewCounter } from '../view-counter';
import { ViewMover } from '../view-mover';
import { Recounting } from './recounting';
import type { RecountOrder } from './recounting';
import { recountRule } from './recount-rules';

/** So short that thousands of windows begin and end while the test runs. */
const WINDOW_MS = 40;

class HurriedCounter extends ViewCounter {
  protected override readonly rule = { id: currentRule.id, windowMs: WINDOW_MS };
}

class Enough extends Error {}

describe('recounting', () => {
  let ground: CountingGround;
  let counter: ViewCounter;
  let recounting: Recounting;
  const realNow = Date.now;
  let ahead = 0;

  beforeAll(async () => {
    ground = await openCountingGround(7);
    counter = new HurriedCounter(ground.redis, { keptEventsDays: 30 });
    recountRule(currentRule.id)!.windowMs = WINDOW_MS;
    // The api's clock, which says to which hour and day a view belongs.
    jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead);
    const clock = { now: () => new Date(realNow() + 3 * DAY_MS) };
    const sketches = new SketchMover(ground.database, ground.redis);
    recounting = new Recounting(
      ground.database,
      new KeptEvents(),
      ground.mover,
      sketches,
      ground.redis,
      clock,
    );
  });

  afterAll(async () => {
    jest.restoreAllMocks();
    await counter.onApplicationShutdown();
    await ground.close();
  });

  const contents = [newId(), newId(), newId()];
  const marks = ['', '', '', '', '', 'machine,machine,machine_202611', 'own_office,own_office', ',machine'];
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(Math.random() * items.length)]!;

  const bundle = (size: number) =>
    Promise.all(
      Array.from({ length: size }, () =>
        counter.count({
          contentId: one(contents),
          surface: one(['page', 'player'] as const),
          visitor: `${one(['', '~'])}reader-${Math.floor(Math.random() * 25)}`,
          marks: one(marks),
          // A third of them are told again under their own id now and then.
          viewId: Math.random() < 0.3 ? `view-${Math.floor(Math.random() * 300)}` : undefined,
        }),
      ),
    );

  /** Thousands of reports on both sides of a midnight, moved by movers one of which dies after its commit. */
  const reports = async (rounds: number) => {
    for (let round = 0; round < rounds; round += 1) {
      if (round === Math.floor(rounds / 2)) ahead += 60_000;
      await bundle(10 + Math.floor(Math.random() * 30));
      await sleep(Math.random() * 12);
      if (round % 9 === 4) await ground.mover.move();
      if (round % 40 === 20) {
        const dying = ground.redis.duplicate();
        dying.multi = () => {
          throw new Error('killed');
        };
        await new ViewMover(ground.database, dying).move().catch(() => undefined);
        dying.disconnect();
      }
    }
  };

  let order: RecountOrder;

  it('gives the figures that stand, to the last one', async () => {
    ahead = nextBeijingMidnight(new Date(realNow())).getTime() - 30_000 - realNow();
    const firstDay = beijingDate(new Date(realNow() + ahead));
    await reports(160);
    const lastDay = beijingDate(new Date(realNow() + ahead));
    expect(lastDay > firstDay).toBe(true);
    order = { id: newId(), contentIds: contents, firstDay, lastDay, ruleId: null };

    const { rules, kept } = await recounting.run(order, async () => undefined);
    expect(rules).toHaveLength(1);
    const [views] = rules;
    expect(views).toMatchObject({
      definitionId: currentRule.id,
      isAsCounted: true,
      differences: 0,
      isEqual: true,
    });
    const figures = await Promise.all(contents.map(ground.figures));
    const sum = (of: 'raw' | 'counted') => figures.reduce((total, row) => total + row[of], 0);
    expect(views!.recounted).toMatchObject({ raw: sum('raw'), counted: sum('counted') });
    expect(views!.recounted.raw).toBeGreaterThan(2_000);
    expect(views!.recounted.excluded.repeat).toBeGreaterThan(100);
    expect(views!.recounted.excluded).toEqual(views!.live!.excluded);
    const { raw, counted, excluded } = views!.recounted;
    expect(counted + Object.values(excluded).reduce((total, reports) => total + reports, 0)).toBe(raw);
    expect(views!.days).toHaveLength(2);
    expect(views!.recounted.visitors).toBe(50);
    expect(kept).toEqual(
      [firstDay, lastDay].map((day) => ({ day, definitionId: currentRule.id, isComplete: true })),
    );
  }, 60_000);

  it('holds no table of the kept events between two days', async () => {
    let held = 0;
    await recounting
      .run(order, async (daysDone) => {
        if (daysDone === 0) return;
        const [row] = await ground.database.query<{ locks: number }>(
          `SELECT count(*)::int AS locks FROM pg_locks WHERE relation = 'kept_events'::regclass
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        );
        held = Math.max(held, daysDone === 1 ? row!.locks : 0);
        if (daysDone === 1) throw new Enough();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Enough)) throw error;
      });
    expect(held).toBe(0);
  });

  it('finds the same when it was killed in the middle and begun again', async () => {
    let pieces = 0;
    const killed = recounting.run(order, async () => {
      pieces += 1;
      if (pieces > 5) throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    const { rules } = await recounting.run({ ...order, id: newId() }, async () => undefined);
    expect(rules[0]).toMatchObject({ isEqual: true, differences: 0 });
  }, 60_000);

  it('knows the windows that reach over midnight when it begins with the second day', async () => {
    const { rules } = await recounting.run({ ...order, firstDay: order.lastDay }, async () => undefined);
    expect(rules[0]).toMatchObject({ isEqual: true, differences: 0 });
  });

  it('shows beside what another version would have given, and overwrites nothing', async () => {
    const before = await ground.database.query('SELECT * FROM view_days ORDER BY 1, 2, 3, 4');
    const { rules } = await recounting.run({ ...order, ruleId: 'page_view.v1' }, async () => undefined);
    const [asCounted, other] = rules;
    expect([asCounted!.definitionId, asCounted!.isEqual]).toEqual([currentRule.id, true]);
    expect([other!.definitionId, other!.isAsCounted, other!.isEqual, other!.live]).toEqual([
      'page_view.v1',
      false,
      null,
      null,
    ]);
    expect(other!.recounted.raw).toBe(asCounted!.recounted.raw);
    expect(other!.recounted.excluded).not.toHaveProperty('own_office');
    // Its list had the machine of `,machine`; its window is the longer one.
    expect(other!.recounted.excluded.machine).toBeGreaterThan(asCounted!.recounted.excluded.machine!);
    expect(other!.recounted.counted).toBeLessThan(asCounted!.recounted.counted);
    expect(await ground.database.query('SELECT * FROM view_days ORDER BY 1, 2, 3, 4')).toEqual(before);
  });

  it('says where figures are not what was kept', async () => {
    await ground.database.query(
      `UPDATE view_days SET views_counted = views_counted - 1
       WHERE content_id = $1 AND day = $2 AND surface = 'page'`,
      [contents[0], order.firstDay],
    );
    const { rules } = await recounting.run(order, async () => undefined);
    expect(rules[0]).toMatchObject({
      isEqual: false,
      differences: 1,
      firstDifferences: [{ contentId: contents[0], surface: 'page', day: order.firstDay }],
    });
  });

  it('leaves nothing behind in Redis', async () => {
    // The one that was killed leaves sketches that expire.
    const left = await ground.redis.keys('*scratch*');
    for (const key of left) expect(await ground.redis.ttl(key)).toBeGreaterThan(0);
    expect(left.filter((key) => !key.includes(order.id))).toEqual([]);
  });
});
