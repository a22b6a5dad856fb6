import type { SandboxContext } from '../../core/platform-simulator';
import { fetchFrom } from './fetch-from';
import type { Fetched } from './fetch-from';
import { imagesOf, whyRefused } from './judge-item';
import type { ItemRules } from './judge-item';
import type { PulledArticles } from './pulled-articles';
import { readFeed } from './read-feed';
import type { PulledItem } from './read-feed';

/** How one feed is pulled; every field may be set by `POST /control/toutiao/feeds`. */
export interface FeedPlan {
  id: string;
  url: string;
  intervalSeconds: number;
  reviewSeconds: number;
  honoursWithdraw: boolean;
  /** Waits so long before it asks, as a busy crawler does. */
  slowMs: number;
  /** Comes from this address of the machine: `127.0.0.2` is a foreign one. */
  fromAddress?: string;
  /** In place of the secret in the address. */
  wrongToken?: string;
  /** Without them every answer is whole. */
  sendsConditions: boolean;
}

export interface Pull {
  at: string;
  status: number | null;
  tookMs: number;
  items: number;
  taken: string[];
  /** By guid, why an item was not taken. */
  refused: Record<string, string>;
  fault: string | null;
}

interface Feed {
  plan: FeedPlan;
  etag?: string;
  lastModified?: string;
  nextAt: number;
  isBusy: boolean;
  pulls: Pull[];
  unchanged: number;
}

const KEPT_PULLS = 200;
export const PULLER_NAME = 'ToutiaoPuller/1.0 (sandbox)';

/** The partner's crawler: comes by itself, remembers validators, looks at every picture, believes nothing. */
export class FeedPuller {
  private readonly feeds = new Map<string, Feed>();

  constructor(
    private readonly articles: PulledArticles,
    private readonly rules: () => ItemRules,
  ) {}

  /** Comes for the first time after one interval; `pull` comes at once. */
  add(plan: Partial<FeedPlan> & { url: string }, now: number): FeedPlan {
    const id = plan.id ?? `feed-${this.feeds.size + 1}`;
    const complete: FeedPlan = {
      intervalSeconds: 60,
      reviewSeconds: 3,
      honoursWithdraw: true,
      slowMs: 0,
      sendsConditions: true,
      ...plan,
      id,
    };
    const known = this.feeds.get(id);
    const nextAt = now + complete.intervalSeconds * 1_000;
    if (known) Object.assign(known, { plan: complete, nextAt });
    else this.feeds.set(id, { plan: complete, nextAt, isBusy: false, pulls: [], unchanged: 0 });
    return complete;
  }

  list() {
    return [...this.feeds.values()].map(({ plan, pulls, unchanged, etag }) => ({
      ...plan,
      etag,
      unchanged,
      pulls,
    }));
  }

  async pullDue(sandbox: SandboxContext): Promise<void> {
    const now = sandbox.clock.now().getTime();
    for (const feed of this.feeds.values()) {
      if (!feed.isBusy && feed.nextAt <= now) await this.pull(feed.plan.id, sandbox);
    }
  }

  async pull(id: string, sandbox: SandboxContext): Promise<Pull | undefined> {
    const feed = this.feeds.get(id);
    if (!feed || feed.isBusy) return undefined;
    feed.isBusy = true;
    const pull: Pull = {
      at: sandbox.clock.now().toISOString(),
      status: null,
      tookMs: 0,
      items: 0,
      taken: [],
      refused: {},
      fault: null,
    };
    try {
      await this.visit(feed, pull, sandbox);
    } catch (error) {
      pull.fault = error instanceof Error ? error.message : String(error);
    } finally {
      feed.isBusy = false;
      feed.nextAt = sandbox.clock.now().getTime() + feed.plan.intervalSeconds * 1_000;
      feed.pulls = [...feed.pulls, pull].slice(-KEPT_PULLS);
    }
    return pull;
  }

  reset(): void {
    this.feeds.clear();
  }

  private async visit(feed: Feed, pull: Pull, sandbox: SandboxContext): Promise<void> {
    const { plan } = feed;
    if (plan.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, plan.slowMs));
    const answer = await this.ask(feed);
    Object.assign(pull, { status: answer.status, tookMs: answer.tookMs });
    if (answer.status === 304) return void (feed.unchanged += 1);
    if (answer.status !== 200) return;
    const items = readFeed(answer.bytes, answer.headers['content-type'] ?? '');
    pull.items = items.length;
    feed.etag = answer.headers.etag;
    feed.lastModified = answer.headers['last-modified'];
    for (const item of items) await this.consider(plan, item, pull, sandbox);
  }

  private ask({ plan, etag, lastModified }: Feed): Promise<Fetched> {
    const url = plan.wrongToken
      ? plan.url.replace(/(\/feeds\/[^/]+\/)[\w-]+/, `$1${plan.wrongToken}`)
      : plan.url;
    return fetchFrom(
      url,
      {
        'user-agent': PULLER_NAME,
        'accept-encoding': 'gzip',
        ...(plan.sendsConditions && etag && { 'if-none-match': etag }),
        ...(plan.sendsConditions && lastModified && { 'if-modified-since': lastModified }),
      },
      plan.fromAddress,
    );
  }

  private async consider(
    plan: FeedPlan,
    item: PulledItem,
    pull: Pull,
    sandbox: SandboxContext,
  ): Promise<void> {
    if (!this.articles.isNews(plan.id, item)) return;
    if (item.status === 'withdraw') return this.articles.withdraw(plan.id, item, plan.honoursWithdraw);
    const reason = whyRefused(item, this.rules()) ?? (await this.pictureFault(item, plan));
    if (reason) return void (pull.refused[item.guid] = reason);
    const images = await this.keepPictures(item, plan, sandbox);
    const now = sandbox.clock.now().getTime();
    this.articles.take(plan.id, item, images, now, plan.reviewSeconds * 1_000);
    pull.taken.push(`${item.guid} v${item.version}`);
  }

  private async pictureFault(item: PulledItem, plan: FeedPlan): Promise<string | null> {
    for (const url of imagesOf(item)) {
      const answer = await fetchFrom(url, { 'user-agent': PULLER_NAME }, plan.fromAddress).catch(() => null);
      if (answer?.status !== 200) return 'IMG_UNREACHABLE';
      if (!/^image\/(jpeg|png|gif)/.test(answer.headers['content-type'] ?? '')) return 'IMG_TYPE';
      if (answer.bytes.length > 5 * 1024 * 1024) return 'IMG_SIZE';
    }
    return null;
  }

  private async keepPictures(item: PulledItem, plan: FeedPlan, sandbox: SandboxContext): Promise<string[]> {
    const kept: string[] = [];
    for (const url of imagesOf(item)) {
      const answer = await fetchFrom(url, { 'user-agent': PULLER_NAME }, plan.fromAddress);
      kept.push(sandbox.media.put(answer.bytes, answer.headers['content-type'] ?? '').url);
    }
    return kept;
  }
}
