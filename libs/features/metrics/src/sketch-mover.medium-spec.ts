import { newId } from '@haojiao/kernel';
import { aView, openCountingGround } from '@haojiao/testing';
import type { CountingGround } from '@haojiao/testing';
import { viewKeys } from './persistence/view-keys';
import { SketchMover } from './sketch-mover';
import { VisitorUnions } from './visitor-unions';

describe('visitors on their way to the database', () => {
  let ground: CountingGround;
  let mover: SketchMover;

  beforeAll(async () => {
    ground = await openCountingGround(10);
    mover = new SketchMover(ground.database, ground.redis);
  });

  beforeEach(() => ground.redis.flushdb());

  afterAll(() => ground.close());

  const come = (contentId: string, from: number, to: number, surface: 'page' | 'player' = 'page') =>
    Promise.all(
      Array.from({ length: to - from }, (_, index) =>
        ground.counter.count({ contentId, surface, visitor: `reader-${from + index}` }),
      ),
    );

  const visitors = async (contentId: string, surface = 'page') => {
    const [row] = await ground.database.query<{ visitors: number }>(
      'SELECT visitors FROM visitor_sketches WHERE content_id = $1 AND surface = $2',
      [contentId, surface],
    );
    return row?.visitors ?? null;
  };

  it('are counted once, however often they come', async () => {
    const contentId = newId();
    await come(contentId, 0, 300);
    await mover.move();
    await come(contentId, 150, 300);
    await mover.move();
    expect(await visitors(contentId)).toBeGreaterThan(290);
    expect(await visitors(contentId)).toBeLessThan(310);
  });

  it('stay known when Redis is emptied, and those who come again are not new', async () => {
    const contentId = newId();
    await come(contentId, 0, 200);
    await mover.move();
    await ground.redis.flushdb();
    await come(contentId, 100, 300);
    await mover.move();
    expect(await visitors(contentId)).toBeGreaterThan(290);
    expect(await visitors(contentId)).toBeLessThan(310);
  });

  it('are taken along by the next run when a mover died half-way', async () => {
    const contentId = newId();
    await come(contentId, 0, 20);
    await ground.redis.rename(viewKeys.changed, viewKeys.moving);
    await come(contentId, 20, 40);
    await mover.move();
    expect(await visitors(contentId)).toBe(40);
    expect(await ground.redis.exists(viewKeys.changed, viewKeys.moving)).toBe(0);
  });

  it('have nothing to do with reports of machines', async () => {
    const contentId = newId();
    await ground.counter.count(aView({ contentId, marks: 'machine,machine' }));
    await mover.move();
    expect(await visitors(contentId)).toBeNull();
  });

  it('of several surfaces are joined, not added up', async () => {
    const contentId = newId();
    await come(contentId, 0, 30, 'page');
    await come(contentId, 20, 40, 'player');
    await mover.move();
    expect([await visitors(contentId, 'page'), await visitors(contentId, 'player')]).toEqual([30, 20]);
    const sketches = await ground.database.query<never>(
      'SELECT * FROM visitor_sketches WHERE content_id = $1',
      [contentId],
    );
    expect(await new VisitorUnions(ground.redis).count(sketches)).toBe(40);
    expect(await ground.redis.keys(`${viewKeys.scratch('')}*`)).toEqual([]);
  });

  it('are moved for many items at once', async () => {
    const contentIds = Array.from({ length: 450 }, () => newId());
    await Promise.all(contentIds.map((contentId) => ground.counter.count(aView({ contentId }))));
    expect(await mover.move()).toBe(450);
    expect(await mover.move()).toBe(0);
  });
});
