import type { AddressInfo } from 'node:net';
import Redis from 'ioredis';
import { HOUR_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { ListenCounter, SketchMover, ViewMover } from '@haojiao/features/metrics';
import { aMediaItem, fetchAsPlayer, redisUrlOf, startTestApi } from '@haojiao/testing';
import type { MediaItem, TestApi } from '@haojiao/testing';

const TAG_BYTES = 5_000;
const MINUTE_BYTES = 480_000;
const apple = 'AppleCoreMedia/1.0.0.22B83 (iPhone; U; CPU OS 18_1 like Mac OS X; zh_cn)';
const android = 'Xiaoyuzhou/2.70 (Android 14)';

/** ID3v2 with 4,990 bytes behind its head, then sound. */
function aSoundFile(soundBytes: number): Buffer {
  const file = Buffer.alloc(TAG_BYTES + soundBytes, 0x55);
  const size = TAG_BYTES - 10;
  file.set([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, size >> 7, size & 0x7f]);
  return file;
}

interface Fetch {
  method?: 'HEAD';
  range?: string;
  hangsUpAfter?: number;
  path?: string;
  headers?: Record<string, string>;
}

interface Step {
  does: string;
  from?: string;
  agent?: string;
  /** Of the step before, unless it says so. */
  item?: 'minutes' | 'short' | 'big';
  /** Hours that pass before it. */
  after?: number;
  fetches: Fetch[];
  /** `listen`, or why each of its requests is none. */
  is: string[];
}

const whole: Fetch = {};
const upTo = (bytes: number): Fetch => ({ range: `bytes=0-${TAG_BYTES + bytes - 1}` });
const from = (first: number, after: number): Fetch => ({
  range: `bytes=${TAG_BYTES + first}-${TAG_BYTES + after - 1}`,
});

const steps: Step[] = [
  { does: 'fetches all', fetches: [whole], is: ['listen'] },
  { does: 'fetches all again within 24 h', after: 23, fetches: [whole], is: ['same_listen'] },
  { does: 'fetches all again after 24 h', after: 1, fetches: [whole], is: ['listen'] },
  { does: 'asks by HEAD', from: '198.51.100.1', fetches: [{ method: 'HEAD' }], is: ['head_request'] },
  { does: 'probes two bytes', from: '198.51.100.1', fetches: [{ range: 'bytes=0-1' }], is: ['probe'] },
  {
    does: 'then plays from the start',
    from: '198.51.100.1',
    fetches: [{ range: 'bytes=0-' }],
    is: ['listen'],
  },
  {
    does: 'a minute less a byte',
    from: '198.51.100.2',
    fetches: [upTo(MINUTE_BYTES - 1)],
    is: ['too_little'],
  },
  {
    does: 'the last byte of that minute',
    from: '198.51.100.2',
    fetches: [from(MINUTE_BYTES - 1, MINUTE_BYTES)],
    is: ['listen'],
  },
  { does: 'exactly a minute', from: '198.51.100.3', fetches: [upTo(MINUTE_BYTES)], is: ['listen'] },
  {
    does: 'a minute that is partly tags',
    from: '198.51.100.4',
    fetches: [{ range: `bytes=0-${MINUTE_BYTES - 1}` }],
    is: ['too_little'],
  },
  {
    does: 'the same bytes again',
    from: '198.51.100.4',
    fetches: [{ range: `bytes=0-${MINUTE_BYTES - 1}` }],
    is: ['too_little'],
  },
  {
    does: 'seeks about: 60 % of a minute …',
    from: '198.51.100.5',
    fetches: [from(600_000, 888_000)],
    is: ['too_little'],
  },
  {
    does: '… and other 40 %, half of it known',
    from: '198.51.100.5',
    fetches: [from(792_000, 984_000)],
    is: ['too_little'],
  },
  {
    does: '… then goes back to the beginning',
    from: '198.51.100.5',
    fetches: [from(0, 96_000)],
    is: ['listen'],
  },
  {
    does: 'three ranges at once',
    from: '198.51.100.6',
    fetches: [from(0, 200_000), from(200_000, 400_000), from(400_000, 500_000)],
    is: ['listen', 'too_little', 'too_little'],
  },
  {
    does: 'a crawler',
    from: '198.51.100.7',
    agent: 'Mozilla/5.0 (compatible; Baiduspider/2.0)',
    fetches: [whole],
    is: ['machine'],
  },
  { does: 'a monitor', from: '198.51.100.7', agent: 'UptimeRobot/2.0', fetches: [whole], is: ['monitoring'] },
  { does: 'nobody', from: '198.51.100.7', agent: '', fetches: [whole], is: ['no_user_agent'] },
  { does: 'a machine in a data centre', from: '47.100.1.1', fetches: [whole], is: ['data_centre'] },
  { does: 'one that the operator named', from: '203.0.113.9', fetches: [whole], is: ['data_centre'] },
  {
    does: 'own staff',
    from: '198.51.100.8',
    fetches: [{ headers: { authorization: 'Bearer x' } }],
    is: ['own_staff'],
  },
  {
    does: 'a prefetching browser',
    from: '198.51.100.8',
    fetches: [{ headers: { 'sec-purpose': 'prefetch' } }],
    is: ['prefetch'],
  },
  { does: 'two behind one address: the first', from: '198.51.100.9', fetches: [whole], is: ['listen'] },
  {
    does: 'two behind one address: the second',
    from: '198.51.100.9',
    agent: android,
    fetches: [whole],
    is: ['listen'],
  },
  {
    does: 'two behind one address with the same player',
    from: '198.51.100.9',
    agent: android,
    fetches: [whole],
    is: ['same_listen'],
  },
  {
    does: 'from our page',
    from: '198.51.100.10',
    agent: 'Mozilla/5.0 (X11) Firefox/132.0',
    fetches: [{ path: '?src=page' }],
    is: ['listen'],
  },
  {
    does: 'a short audio but its last byte',
    item: 'short',
    from: '198.51.100.11',
    fetches: [upTo(199_999)],
    is: ['too_little'],
  },
  { does: 'a short audio whole', item: 'short', from: '198.51.100.12', fetches: [whole], is: ['listen'] },
  {
    does: 'hangs up after a tenth of a minute',
    item: 'big',
    from: '198.51.100.13',
    fetches: [{ hangsUpAfter: 2_000_000 }],
    is: ['too_little'],
  },
  {
    does: 'hangs up after a minute',
    item: 'big',
    from: '198.51.100.14',
    fetches: [{ hangsUpAfter: 22_000_000 }],
    is: ['listen'],
  },
];

describe('the rule listen.v1 over sockets', () => {
  const redisUrl = redisUrlOf(13);
  let api: TestApi;
  let redis: Redis;
  let base: string;
  let now = new Date('2026-11-20T12:00:00Z').getTime();
  const items = new Map<string, MediaItem>();
  let programmeId: string;

  beforeAll(async () => {
    redis = new Redis(redisUrl);
    await redis.flushdb();
    api = await startTestApi({
      environment: {
        REDIS_URL: redisUrl,
        HAOJIAO_TRUSTED_PROXIES: '1',
        HAOJIAO_DATA_CENTRE_RANGES: '203.0.113.0/24',
      },
    });
    api.app.get<Clock>(CLOCK, { strict: false }).now = () => new Date(now);
    await api.app.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(api.app.getHttpServer().address() as AddressInfo).port}`;
    const storage = api.app.get(ObjectStorage, { strict: false });
    const ground = {
      dataSource: api.dataSource,
      keep: (sha256: string, bytes: Buffer) => storage.put(sha256, bytes),
    };
    const organizationId = api.root.id;
    const made = {
      minutes: { bytes: aSoundFile(3 * MINUTE_BYTES), durationSeconds: 180 },
      short: { bytes: aSoundFile(200_000), durationSeconds: 25 },
      // Its minute is bigger than everything that buffers of the system may hold.
      big: { bytes: aSoundFile(40_000_000), durationSeconds: 120 },
    };
    programmeId = await aProgramme();
    for (const [name, wish] of Object.entries(made)) {
      items.set(name, await aMediaItem(ground, { organizationId, programmeId, ...wish }));
    }
  });

  afterAll(async () => {
    await api.close();
    await redis.flushdb();
    redis.disconnect();
  });

  async function aProgramme(): Promise<string> {
    await api.aUser({ username: 'editor', roles: ['editor'] });
    const { body } = await (
      await api.as('editor')
    ).post('/api/v1/programmes', {
      organizationId: api.root.id,
      code: 'daily-question',
      languages: ['zh-Hans'],
      titles: { 'zh-Hans': '有声工会' },
      descriptions: { 'zh-Hans': '每天一问。' },
      categories: ['news'],
    });
    return body.id;
  }

  async function figures(): Promise<Map<string, number>> {
    await api.app.get(ListenCounter, { strict: false }).settled();
    await api.app.get(ViewMover, { strict: false }).move();
    const rows = await api.dataSource.query<{ name: string; amount: string }[]>(
      `SELECT 'raw' AS name, coalesce(sum(raw), 0) AS amount FROM media_counts
       UNION ALL SELECT 'listen', coalesce(sum(counted), 0) FROM media_counts
       UNION ALL SELECT name, sum(amount) FROM media_tallies WHERE kind = 'excluded' GROUP BY name`,
    );
    return new Map(rows.map(({ name, amount }) => [name, Number(amount)]));
  }

  async function take(step: Step): Promise<string[]> {
    now += (step.after ?? 0) * HOUR_MS;
    const before = await figures();
    const item = items.get(step.item ?? 'minutes')!;
    const agent = step.agent ?? apple;
    await Promise.all(
      step.fetches.map(({ method, range, hangsUpAfter, path = '', headers }) =>
        fetchAsPlayer(base + item.path + path, {
          method,
          hangsUpAfter,
          headers: {
            'x-forwarded-for': step.from ?? '198.51.100.0',
            ...(agent && { 'user-agent': agent }),
            ...(range && { range }),
            ...headers,
          },
        }),
      ),
    );
    for (;;) {
      const reached = await figures();
      const gained = (name: string) => (reached.get(name) ?? 0) - (before.get(name) ?? 0);
      if (gained('raw') < step.fetches.length) continue;
      return [...reached.keys()]
        .filter((name) => name !== 'raw')
        .flatMap((name) => Array.from({ length: gained(name) }, () => name))
        .sort();
    }
  }

  it('counts exactly what the rule says, step by step', async () => {
    const table: string[] = [];
    const wrong: string[] = [];
    for (const step of steps) {
      const got = (await take(step)).join(', ');
      const wanted = [...step.is].sort().join(', ');
      const line = `${step.does.padEnd(48)} ${wanted.padEnd(34)} ${got}`;
      table.push(line);
      if (got !== wanted) wrong.push(line);
    }
    process.stdout.write(
      `${['player'.padEnd(48) + ' by the rule'.padEnd(36) + 'counted', ...table].join('\n')}\n`,
    );
    expect(wrong).toEqual([]);
    const totals = await figures();
    const excluded = [...totals].filter(([name]) => name !== 'raw' && name !== 'listen');
    expect(totals.get('listen')).toBe(steps.flatMap(({ is }) => is).filter((one) => one === 'listen').length);
    expect(totals.get('raw')).toBe(
      totals.get('listen')! + excluded.reduce((sum, [, amount]) => sum + amount, 0),
    );
  });

  it('names surface and app of each listen', async () => {
    const apps = await api.dataSource.query(
      `SELECT surface, name, sum(amount)::int AS amount FROM media_tallies WHERE kind = 'app'
       GROUP BY 1, 2 ORDER BY 1, 2`,
    );
    expect(apps).toEqual([
      { surface: 'feed', name: 'apple_core_media', amount: 10 },
      { surface: 'feed', name: 'xiaoyuzhou', amount: 1 },
      { surface: 'page', name: 'browser', amount: 1 },
    ]);
  });

  it('tells listens, listeners and what was left out, of an episode and of its programme', async () => {
    await api.app.get(SketchMover, { strict: false }).move();
    const editor = await api.as('editor');
    const period = 'from=2026-11-20&to=2026-11-22';
    const told = steps.flatMap(({ is, item = 'minutes' }) => is.map((outcome) => ({ outcome, item })));
    const count = (outcome: string, item?: string) =>
      told.filter((one) => one.outcome === outcome && (!item || one.item === item)).length;

    const programme = (await editor.get(`/api/v1/programmes/${programmeId}/listens?${period}`)).body;
    expect(programme).toMatchObject({
      definitionId: 'listen.v1',
      totals: { listens: count('listen'), rawRequests: told.length },
      granularity: 'day',
    });
    expect(programme.totals.excluded).toContainEqual({ reason: 'too_little', requests: count('too_little') });
    const left = programme.totals.excluded.reduce(
      (sum: number, one: { requests: number }) => sum + one.requests,
      0,
    );
    expect(programme.totals.rawRequests).toBe(programme.totals.listens + left);
    // Days that have begun by the clock of the test.
    expect(programme.series.map((day: { listens: number }) => day.listens)).toEqual([1, count('listen') - 1]);
    // The first listener came on two days, under a salt of each; all others are told apart by address or player.
    // Their sketch takes two for one about once in 250 times, as the salts fall.
    expect(programme.totals.listeners).toBeLessThanOrEqual(count('listen'));
    expect(programme.totals.listeners).toBeGreaterThanOrEqual(count('listen') - 1);
    expect(programme.episodes.map((one: { listens: number }) => one.listens)).toEqual([
      count('listen', 'minutes'),
      count('listen', 'short'),
      count('listen', 'big'),
    ]);

    const { contentId } = items.get('minutes')!;
    const { listens, totals, plays } = (await editor.get(`/api/v1/analytics/contents/${contentId}?${period}`))
      .body;
    expect(listens.totals).toMatchObject({
      listens: count('listen', 'minutes'),
      rawRequests: told.filter(({ item }) => item === 'minutes').length,
    });
    expect(totals).toMatchObject({ views: 0, rawViews: 0 });
    expect(plays).toBeUndefined();

    await api.aUser({ username: 'correspondent', roles: ['correspondent'] });
    const path = `/api/v1/programmes/${programmeId}/listens`;
    expect((await (await api.as('correspondent')).get(path)).status).toBe(403);
    const other = await api.aUnit();
    await api.aUser({ username: 'stranger', roles: ['editor'], organizationId: other.id });
    expect((await (await api.as('stranger')).get(path)).status).toBe(404);
  });

  it('S25 keeps no address and no User-Agent', async () => {
    const kept: string[] = [];
    for (const key of await redis.keys('*haojiao-views*')) {
      const type = await redis.type(key);
      kept.push(`${key} ${type === 'hash' ? JSON.stringify(await redis.hgetall(key)) : ''}`);
    }
    expect(kept.some((line) => line.includes(':listen:'))).toBe(true);
    expect(kept.join('\n')).not.toMatch(/198\.51|203\.0\.113|AppleCore|Xiaoyuzhou\//);
  });
});
