import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, nextBeijingMidnight } from '@haojiao/kernel';
import { anMp4 } from '@haojiao/testing';
import { Newsroom } from './newsroom';
import { Product } from './product';

export interface StormRow {
  id: string;
  platform: string;
  state: string;
  title: string;
  remote_id: string | null;
  failure: { code: string; class: string; advice: { zh: string } } | null;
  next_run_at: Date;
}

interface ApprovedItem {
  contentId: string;
  kind: 'article' | 'video';
  index: number;
}

interface Post {
  platform: string;
  title: string;
  text: string;
  state: string;
  accountId: string;
}

export interface StormPlan {
  /** Items for each platform; WeChat, Weibo and the site take the articles, Douyin and Toutiao the videos. */
  itemsPerPlatform: number;
  accounts: { wechat: number; weibo: number; douyin: number; toutiao: number };
  withSite: boolean;
  /**
   * Worker kills, Redis emptied, and the clock moved ahead with everything restarted. After all of them the clock is
   * moved also where nothing is left but to wait for hours.
   */
  kills: number;
  flushes: number;
  clockJumps: number;
  /** How often each fault may strike, in times of the smallest storm. */
  faults: number;
}

/** Platform time runs this much faster than ours. */
const SPEED = 60;
const JUMP_MS = 3 * HOUR_MS;
/** Waiting that is longer than this is not sat out. */
const LONG_WAIT_MS = HOUR_MS;
/** Items that are made or scheduled together. */
const AT_ONCE = 5;
const ended = new Set(['published', 'failed', 'needs_attention', 'awaiting_hand_off']);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Many scheduled items, all platforms misbehaving, workers killed, Redis emptied, the clock moved: and then the count. */
export class Storm {
  private constructor(
    readonly plan: StormPlan,
    readonly product: Product,
    private readonly room: Newsroom,
    private anchorMs: number,
  ) {}

  static async open(plan: StormPlan): Promise<Storm> {
    // The platforms' day ends some real minutes after the start: long after the items are prepared, and soon enough for
    // budgets that were used up to come back.
    const now = Date.now();
    const preparationMs = (5 + plan.itemsPerPlatform / 40) * MINUTE_MS;
    const wantedStart = nextBeijingMidnight(new Date(now)).getTime() - SPEED * preparationMs + 2 * DAY_MS;
    const anchorMs = Math.round((SPEED * now - wantedStart) / (SPEED - 1));
    const product = await Product.start({
      workers: 2,
      clock: { speed: SPEED, anchorMs },
      environment: { HAOJIAO_LEASE_SECONDS: '600' },
    });
    const room = await Newsroom.open(product);
    for (const [platform, count] of Object.entries(plan.accounts)) {
      const options = platform === 'toutiao' ? { officialVideo: true } : {};
      for (let made = 0; made < count; made += 1) await room.connect(platform, options);
    }
    return new Storm(plan, product, room, anchorMs);
  }

  /**
   * Everything is approved before anything is scheduled: approving takes the longest, and nobody knows how long. The
   * first hour is far enough away for all to be scheduled and the faults to be ordered before it.
   */
  async prepare(): Promise<void> {
    const cover = await this.room.picture();
    const { itemsPerPlatform } = this.plan;
    const approved: ApprovedItem[] = [];
    for (let index = 0; index < itemsPerPlatform; index += AT_ONCE) {
      const some = Array.from({ length: AT_ONCE }, (_, offset) => index + offset);
      const made = some.flatMap((at) => [this.make('article', at, cover), this.make('video', at, cover)]);
      approved.push(...(await Promise.all(made)));
    }
    const startsAt = (await this.platformNow()) + (itemsPerPlatform / 2) * MINUTE_MS;
    for (let from = 0; from < approved.length; from += AT_ONCE)
      await Promise.all(approved.slice(from, from + AT_ONCE).map((item) => this.schedule(item, startsAt)));
  }

  private async schedule({ contentId, kind, index }: ApprovedItem, startsAt: number): Promise<void> {
    const { wechat, weibo, douyin, toutiao, site } = this.room.accounts;
    const ofArticles = [wechat!, weibo!, ...(this.plan.withSite ? [site!] : [])];
    const accounts = kind === 'article' ? ofArticles : [douyin!, toutiao!];
    const chosen = accounts.map((ids) => ids[index % ids.length]!);
    await this.room.publish(contentId, chosen, new Date(startsAt + (index % 10) * MINUTE_MS));
  }

  private async make(kind: ApprovedItem['kind'], index: number, cover: string): Promise<ApprovedItem> {
    const title = `${kind === 'article' ? '基层动态' : '现场短片'}第${String(index).padStart(3, '0')}号`;
    const video = anMp4({ seconds: 10, bytes: 20_000 + index });
    const block =
      kind === 'article'
        ? { type: 'article', article: { html: `<p>${title}的正文。</p>` } }
        : {
            type: 'video',
            video: {
              videoAssetId: await this.room.upload(video, 'clip.mp4', 'video/mp4'),
              descriptionText: title,
            },
          };
    const contentId = await this.room.draft({ title, summary: `${title}。`, coverAssetId: cover, ...block });
    await this.room.approve(contentId);
    return { contentId, kind, index };
  }

  async orderFaults(): Promise<void> {
    const { faults } = this.plan;
    const order = (rule: Record<string, unknown> & { times: number }) =>
      this.product.control('POST', '/control/faults', { ...rule, times: rule.times * faults });
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

  /** Kills, emptied Redis and moved clocks until everything has come to its end. @throws when it never does */
  async rage(): Promise<{ kills: number; flushes: number; clockJumps: number }> {
    let isOver = false;
    const trouble = this.makeTrouble(() => isOver);
    try {
      await this.product.until(
        'every item to come to its end',
        async () => (await this.open()).length === 0,
        // The slowest honest answer takes two and a half hours of platform time, a used-up budget until midnight.
        (4 * HOUR_MS) / SPEED + 600_000 + this.plan.itemsPerPlatform * 3 * SECOND_MS,
        1_000,
      );
    } catch (error) {
      const open = (await this.open()).slice(0, 10);
      const words = open.map((row) => [row.platform, row.state, row.failure?.code]);
      throw new Error(`${(error as Error).message}; open: ${JSON.stringify(words)}`, { cause: error });
    } finally {
      isOver = true;
    }
    return trouble;
  }

  private async makeTrouble(isOver: () => boolean) {
    const done = { kills: 0, flushes: 0, clockJumps: 0 };
    const { kills, flushes, clockJumps } = this.plan;
    while (!isOver()) {
      await pause(3_000 + Math.random() * 4_000);
      if (isOver()) break;
      if (done.kills < kills) {
        const { workers } = this.product;
        await workers.splice(Math.floor(Math.random() * workers.length), 1)[0]!.killHard();
        this.product.startWorker();
        done.kills += 1;
      }
      if (done.flushes < flushes && done.kills % 3 === 2) {
        await this.product.redis.flushdb();
        done.flushes += 1;
      }
      if (done.clockJumps < clockJumps && done.kills >= 4 * (done.clockJumps + 1)) {
        await this.jump(JUMP_MS);
        done.clockJumps += 1;
      }
      const isAllDone = done.kills >= kills && done.flushes >= flushes && done.clockJumps >= clockJumps;
      const waitMs = isAllDone ? await this.idleFor() : 0;
      if (waitMs > LONG_WAIT_MS) {
        await this.jump(waitMs);
        done.clockJumps += 1;
      }
    }
    return done;
  }

  /** How long nothing will happen by itself: what is left waits for another day's budget. */
  private async idleFor(): Promise<number> {
    const next = (await this.open()).map((row) => row.next_run_at.getTime());
    return next.length === 0 ? 0 : Math.min(...next) - (await this.platformNow());
  }

  private async platformNow(): Promise<number> {
    const { body } = await this.product.control('GET', '/control/clock');
    return Date.parse(body.now);
  }

  /** Hours pass at once, for the platforms and for us; api and workers come back into another time. */
  private async jump(ms: number): Promise<void> {
    this.anchorMs -= Math.round(ms / (SPEED - 1));
    await Promise.all(this.product.workers.splice(0).map((worker) => worker.killHard()));
    await this.product.control('POST', '/control/clock/advance', { seconds: ms / SECOND_MS });
    await this.product.restartApi({ HAOJIAO_CLOCK_ANCHOR: String(this.anchorMs) });
    this.product.startWorker();
    this.product.startWorker();
  }

  private async open(): Promise<StormRow[]> {
    return (await this.rows()).filter((row) => !ended.has(row.state));
  }

  async rows(): Promise<StormRow[]> {
    return this.product.database.query<StormRow[]>(
      `SELECT p.id, p.platform, p.state, p.remote_id, p.failure, p.next_run_at, c.title
       FROM publications p JOIN contents c ON c.id = p.content_id`,
    );
  }

  /** What is really out there, against what the ledger says; every list but the tally has to be empty. */
  async count() {
    const rows = await this.rows();
    const { body } = await this.product.control('GET', '/control/posts');
    const posts: Post[] = Array.isArray(body) ? body : body.items;
    const onSite = await this.product.database.query<{ title: string }[]>(
      `SELECT c.title FROM delivery_documents d JOIN contents c ON c.id = d.content_id WHERE d.state = 'live'`,
    );
    const outThere = (row: StormRow): number =>
      row.platform === 'site'
        ? onSite.filter(({ title }) => title === row.title).length
        : posts.filter(
            (post) => post.platform === row.platform && `${post.title}\n${post.text}`.includes(row.title),
          ).length;
    const named = (row: StormRow) => [row.platform, row.title, row.state, outThere(row), row.failure?.code];
    return {
      tally: tallyOf(rows),
      published: rows.filter((row) => row.state === 'published').length,
      doubled: rows.filter((row) => outThere(row) > 1).map(named),
      lost: rows.filter((row) => row.state === 'published' && outThere(row) !== 1).map(named),
      unexplained: rows.filter((row) => row.state !== 'published' && !row.failure?.advice.zh).map(named),
      // What is out there may wait for a person's word, but it never counts as certainly not published.
      denied: rows.filter((row) => row.state === 'failed' && outThere(row) > 0).map(named),
    };
  }
}

/** `wechat: 150 published, 3 needs_attention` … */
function tallyOf(rows: StormRow[]): string {
  const platforms = [...new Set(rows.map((row) => row.platform))].sort();
  return platforms
    .map((platform) => {
      const states = new Map<string, number>();
      for (const row of rows.filter((candidate) => candidate.platform === platform)) {
        states.set(row.state, (states.get(row.state) ?? 0) + 1);
      }
      return `${platform}: ${[...states].map(([state, count]) => `${count} ${state}`).join(', ')}`;
    })
    .join('\n');
}
