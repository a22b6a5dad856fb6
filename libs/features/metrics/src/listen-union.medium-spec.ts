import fc from 'fast-check';
import type { Redis } from 'ioredis';
import { newId } from '@haojiao/kernel';
import { openCountingGround } from '@haojiao/testing';
import type { CountingGround } from '@haojiao/testing';
import { withListenScript } from './persistence/listen-script';
import { viewKeys } from './persistence/view-keys';
import { ViewMover } from './view-mover';

const SIZE = 60;
let serial = 0;

describe('bytes of one play, united in Redis', () => {
  let ground: CountingGround;
  let redis: Redis;

  beforeAll(async () => {
    ground = await openCountingGround(8);
    redis = withListenScript(ground.redis);
  });

  afterAll(() => ground.close());

  const add = (
    content: string,
    first: number,
    after: number,
    wish: { id?: string; threshold?: number; listener?: string; network?: string; most?: number } = {},
  ) => {
    serial += 1;
    const now = new Date('2026-11-21T02:00:00Z').getTime();
    return redis.addDelivery(
      viewKeys.open,
      ...[
        'the-run',
        wish.id ?? `writer-${serial}`,
        now,
        now / 1_000,
        '2026-11-21',
        'listen.v1',
        86_400_000,
        600,
      ],
      ...[
        content,
        'feed',
        '',
        'other',
        wish.listener ?? 'listener',
        '',
        'file',
        first,
        after,
        wish.threshold ?? SIZE,
      ],
      ...[wish.network ?? 'network', wish.most ?? 100_000],
    );
  };

  it('suffice exactly when as many different ones arrived, in whatever order and however often', async () => {
    const range = fc
      .tuple(fc.nat(SIZE), fc.nat(SIZE))
      .map(([one, other]) => [Math.min(one, other), Math.max(one, other)]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(range, { maxLength: 12 }),
        fc.integer({ min: 1, max: SIZE }),
        async (ranges, threshold) => {
          const content = newId();
          const arrived = new Set<number>();
          let isListen = false;
          for (const [first, after] of ranges) {
            for (let byte = first!; byte < after!; byte += 1) arrived.add(byte);
            const outcome = await add(content, first!, after!, { threshold });
            const wanted: string = isListen
              ? 'same_listen'
              : arrived.size >= threshold
                ? 'listen'
                : 'too_little';
            expect(outcome).toBe(wanted);
            isListen ||= wanted === 'listen';
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('count once when the same delivery is told again', async () => {
    const content = newId();
    expect(await add(content, 0, SIZE, { id: 'lost-answer' })).toBe('listen');
    expect(await add(content, 0, SIZE, { id: 'lost-answer' })).toBe('told_before');
    await new ViewMover(ground.database, redis).move();
    const rows = await ground.database.query('SELECT raw, counted FROM media_counts WHERE content_id = $1', [
      content,
    ]);
    expect(rows).toEqual([{ raw: '1', counted: '1' }]);
  });

  it('S25 take bounded room, however they are cut, and rather count less than more', async () => {
    const content = newId();
    for (let index = 0; index < 300; index += 1) {
      expect(await add(content, index * 2, index * 2 + 1, { threshold: 301 })).toBe('too_little');
    }
    const [key] = await redis.keys(`*:listen:listener:${content}`);
    const pieces = (await redis.hget(key!, 'bytes:file'))!.split(',');
    expect(pieces.length).toBe(64);
    const life = await redis.pttl(key!);
    expect(life).toBeGreaterThan(0);
    expect(life).toBeLessThanOrEqual(86_400_000);
  });

  it('S25 of one address with ever new names take bounded room, and are one listener from then on', async () => {
    const content = newId();
    const outcomes: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      const wish = { listener: `name-${index}`, network: 'crowded', most: 5 };
      outcomes.push(await add(content, 0, SIZE, wish));
    }
    expect(outcomes).toEqual([...Array(6).fill('listen'), ...Array(6).fill('same_listen')]);
    expect(await redis.keys(`*:listen:*:${content}`)).toHaveLength(6);
    // Those who were there before go on as themselves, and other addresses have room of their own.
    expect(await add(content, 0, SIZE, { listener: 'name-1', network: 'crowded', most: 5 })).toBe(
      'same_listen',
    );
    expect(await add(content, 0, SIZE, { listener: 'other', network: 'quiet', most: 5 })).toBe('listen');
    const [crowd] = await redis.keys('*:crowd:crowded');
    expect(await redis.pttl(crowd!)).toBeGreaterThan(0);
  });

  it('stay whole beyond the exact range of 32 bits', async () => {
    const content = newId();
    expect(await add(content, 4_000_000_000, 4_000_000_010, { threshold: 20 })).toBe('too_little');
    expect(await add(content, 4_000_000_005, 4_000_000_020, { threshold: 20 })).toBe('listen');
  });
});
