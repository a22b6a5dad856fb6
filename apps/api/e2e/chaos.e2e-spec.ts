import { DAY_MS, HOUR_MS, MINUTE_MS, nextBeijingMidnight } from '@haojiao/kernel';
import { anMp4 } from '@haojiao/testing';
import { Newsroom } from './harness/newsroom';
import { Product } from './harness/product';

/** Enough items that every fault strikes somewhere; WeChat and Weibo take articles, Douyin and Toutiao videos. */
const ITEMS_PER_PLATFORM = 50;
const SPEED = 60;

interface Row {
  id: string;
  platform: string;
  state: string;
  title: string;
  remote_id: string | null;
  failure: { code: string; class: string; advice: { zh: string } } | null;
  channel_account_id: string;
}

interface Post {
  platform: string;
  title: string;
  text: string;
  state: string;
  accountId: string;
}

let product: Product;
let room: Newsroom;

beforeAll(async () => {
  // The platforms' day ends five real minutes after the start: long after the items are prepared, and soon enough for
  // budgets that were used up to come back.
  const now = Date.now();
  const wantedStart = nextBeijingMidnight(new Date(now)).getTime() - SPEED * 5 * MINUTE_MS + DAY_MS;
  const anchorMs = Math.round((SPEED * now - wantedStart) / (SPEED - 1));
  product = await Product.start({
    workers: 2,
    clock: { speed: SPEED, anchorMs },
    environment: { HAOJIAO_LEASE_SECONDS: '600' },
  });
  room = await Newsroom.open(product);
  await room.connect('wechat');
  for (let count = 0; count < 3; count += 1) await room.connect('weibo');
  for (let count = 0; count < 4; count += 1) await room.connect('douyin');
  for (let count = 0; count < 15; count += 1) await room.connect('toutiao', { officialVideo: true });
}, 180_000);

afterAll(async () => product.stop(), 60_000);

/** The clock that product and sandbox go by. */
async function paceNow(): Promise<number> {
  const { body } = await product.control('GET', '/control/clock');
  return Date.parse(body.now);
}

async function prepareItems(): Promise<void> {
  const cover = await room.picture();
  const startsAt = (await paceNow()) + 30 * MINUTE_MS;
  const make = async (kind: 'article' | 'video', index: number, accounts: string[][]): Promise<void> => {
    const title = `${kind === 'article' ? '基层动态' : '现场短片'}第${String(index).padStart(3, '0')}号`;
    const block =
      kind === 'article'
        ? { type: 'article', article: { html: `<p>${title}的正文。</p>` } }
        : {
            type: 'video',
            video: {
              videoAssetId: await room.upload(
                anMp4({ seconds: 10, bytes: 20_000 + index }),
                'clip.mp4',
                'video/mp4',
              ),
              descriptionText: title,
            },
          };
    const contentId = await room.draft({ title, summary: `${title}。`, coverAssetId: cover, ...block });
    await room.approve(contentId);
    const chosen = accounts.map((ids) => ids[index % ids.length]!);
    await room.publish(contentId, chosen, new Date(startsAt + (index % 10) * MINUTE_MS));
  };
  const { wechat, weibo, douyin, toutiao } = room.accounts;
  for (let index = 0; index < ITEMS_PER_PLATFORM; index += 5) {
    await Promise.all(
      [0, 1, 2, 3, 4].flatMap((offset) => [
        make('article', index + offset, [wechat!, weibo!]),
        make('video', index + offset, [douyin!, toutiao!]),
      ]),
    );
  }
}

async function orderFaults(): Promise<void> {
  const order = (rule: Record<string, unknown>) => product.control('POST', '/control/faults', rule);
  const writes: Record<string, string> = {
    wechat: 'freepublish/submit',
    weibo: 'statuses/share',
    douyin: 'create_video',
    toutiao: 'video/create',
  };
  for (const [platform, path] of Object.entries(writes)) {
    await order({ platform, path, kind: 'drop_after', times: 5, probability: 0.15 });
    await order({ platform, path, kind: 'drop_before', times: 3, probability: 0.1 });
    await order({ platform, path, kind: 'http_502', times: 3, probability: 0.1 });
    await order({ platform, path, kind: 'delay', ms: 1_500, times: 5, probability: 0.2 });
    await order({ platform, kind: 'http_502', times: 6, probability: 0.03 });
    await order({ platform, kind: 'drop_before', times: 6, probability: 0.03 });
  }
  // Expired tokens and emptied quotas, in each platform's own words.
  await order({
    platform: 'wechat',
    path: 'draft/add',
    kind: 'code',
    code: '42001',
    times: 3,
    probability: 0.2,
  });
  await order({
    platform: 'wechat',
    path: 'freepublish/submit',
    kind: 'code',
    code: '53501',
    times: 2,
    probability: 0.1,
  });
  await order({
    platform: 'wechat',
    path: 'draft/add',
    kind: 'code',
    code: '45009',
    times: 1,
    probability: 0.1,
  });
  await order({
    platform: 'weibo',
    path: 'statuses/share',
    kind: 'code',
    code: '10024',
    times: 2,
    probability: 0.1,
  });
  await order({
    platform: 'douyin',
    path: 'create_video',
    kind: 'code',
    code: '2190008',
    times: 2,
    probability: 0.1,
  });
  await order({
    platform: 'douyin',
    path: 'create_video',
    kind: 'code',
    code: '2114007',
    times: 1,
    probability: 0.1,
  });
  await order({
    platform: 'toutiao',
    path: 'video/create',
    kind: 'code',
    code: '28001008',
    times: 2,
    probability: 0.1,
  });
}

/** Kills a worker now and then, empties Redis twice, always brings another worker up. */
async function makeTrouble(until: () => boolean): Promise<{ kills: number; flushes: number }> {
  const done = { kills: 0, flushes: 0 };
  while (!until()) {
    await new Promise((resolve) => setTimeout(resolve, 3_000 + Math.random() * 4_000));
    if (until()) break;
    if (done.kills < 8) {
      const victim = product.workers.splice(Math.floor(Math.random() * product.workers.length), 1)[0]!;
      await victim.killHard();
      product.startWorker();
      done.kills += 1;
    }
    if (done.flushes < 2 && done.kills % 3 === 2) {
      await product.redis.flushall();
      done.flushes += 1;
    }
  }
  return done;
}

async function rows(): Promise<Row[]> {
  return product.database.query<Row[]>(
    `SELECT p.id, p.platform, p.state, p.remote_id, p.failure, p.channel_account_id, c.title
     FROM publications p JOIN contents c ON c.id = p.content_id`,
  );
}

async function posts(): Promise<Post[]> {
  const { body } = await product.control('GET', '/control/posts');
  return Array.isArray(body) ? body : body.items;
}

describe('200 scheduled items over four platforms, with faults, killed workers and an emptied Redis', () => {
  it('publishes each exactly once, or says why not; loses none and doubles none', async () => {
    await prepareItems();
    expect(await rows()).toHaveLength(4 * ITEMS_PER_PLATFORM);
    await orderFaults();

    let isOver = false;
    const trouble = makeTrouble(() => isOver);
    const ended = new Set(['published', 'failed', 'needs_attention', 'awaiting_hand_off']);
    try {
      await product.until(
        'every item to come to its end',
        async () => {
          const all = await rows();
          const open = all.filter((row) => !ended.has(row.state));
          return open.length === 0;
        },
        // The slowest honest answer takes two and a half hours of platform time, a used-up budget until midnight.
        (4 * HOUR_MS) / SPEED + 600_000,
        1_000,
      );
    } catch (error) {
      const open = (await rows()).filter((row) => !ended.has(row.state));
      throw new Error(
        `${(error as Error).message}; open: ${JSON.stringify(open.slice(0, 10).map((row) => [row.platform, row.state, row.failure?.code]))}`,
        { cause: error },
      );
    } finally {
      isOver = true;
    }
    const done = await trouble;
    expect(done.kills).toBeGreaterThanOrEqual(3);
    expect(done.flushes).toBe(2);

    const all = await rows();
    const seen = await posts();
    const counted = (row: Row) =>
      seen.filter(
        (post) => post.platform === row.platform && `${post.title}\n${post.text}`.includes(row.title),
      ).length;

    const doubled = all
      .filter((row) => counted(row) > 1)
      .map((row) => [row.platform, row.title, counted(row)]);
    expect(doubled).toEqual([]);
    const lost = all.filter((row) => row.state === 'published' && counted(row) !== 1);
    expect(lost.map((row) => [row.platform, row.title])).toEqual([]);
    const unexplained = all.filter((row) => row.state !== 'published' && !row.failure?.advice.zh);
    expect(unexplained.map((row) => [row.platform, row.state])).toEqual([]);
    // What is out there may wait for a person's word, but it never counts as certainly not published.
    const denied = all.filter((row) => row.state === 'failed' && counted(row) > 0);
    expect(denied.map((row) => [row.platform, row.title, row.failure?.code])).toEqual([]);
    const published = all.filter((row) => row.state === 'published');
    expect(published.length).toBeGreaterThan(0.8 * all.length);
  }, 1_500_000);
});
