import type { PulledItem } from './read-feed';

/** An article that came by a feed, as readers of this Toutiao see it. */
export interface PulledArticle {
  /** 19 digits. */
  id: string;
  guid: string;
  feedId: string;
  version: number;
  title: string;
  content: string;
  author: string;
  images: string[];
  takenAt: number;
  /** The desk shows it from here on. */
  visibleAt: number;
  isRefused: boolean;
  isDeleted: boolean;
}

const FIRST_ID = 7_300_000_000_000_000_001n;

/** What the desk has taken from feeds, version by version. */
export class PulledArticles {
  private readonly byGuid = new Map<string, PulledArticle>();
  private readonly byId = new Map<string, PulledArticle>();

  all(): PulledArticle[] {
    return [...this.byId.values()];
  }

  find(id: string): PulledArticle | undefined {
    return this.byId.get(id);
  }

  of(feedId: string, guid: string): PulledArticle | undefined {
    return this.byGuid.get(`${feedId} ${guid}`);
  }

  /** A version that is not newer than the known one is nothing new. */
  isNews(feedId: string, item: PulledItem): boolean {
    return item.version > (this.of(feedId, item.guid)?.version ?? 0);
  }

  take(feedId: string, item: PulledItem, images: string[], now: number, reviewMs: number): PulledArticle {
    const known = this.of(feedId, item.guid);
    const fields = {
      version: item.version,
      title: item.title,
      content: item.content,
      author: item.author,
      images,
      isDeleted: false,
    };
    if (known) return Object.assign(known, fields);
    const article = this.add({ feedId, guid: item.guid, ...fields }, now, reviewMs);
    this.byGuid.set(`${feedId} ${item.guid}`, article);
    return article;
  }

  /** However it came: by a feed, or by a person in the editor. */
  add(
    fields: Pick<PulledArticle, 'feedId' | 'title' | 'content' | 'author' | 'images'> &
      Partial<PulledArticle>,
    now: number,
    reviewMs: number,
  ): PulledArticle {
    const article: PulledArticle = {
      id: String(FIRST_ID + BigInt(this.byId.size)),
      guid: '',
      version: 1,
      takenAt: now,
      visibleAt: now + reviewMs,
      isRefused: false,
      isDeleted: false,
      ...fields,
    };
    this.byId.set(article.id, article);
    return article;
  }

  withdraw(feedId: string, item: PulledItem, isHonoured: boolean): void {
    const known = this.of(feedId, item.guid);
    if (known) Object.assign(known, { version: item.version, isDeleted: known.isDeleted || isHonoured });
  }

  stateOf(article: PulledArticle, now: number): 'visible' | 'in_review' | 'deleted' | 'rejected' {
    if (article.isDeleted) return 'deleted';
    if (article.isRefused) return 'rejected';
    return now < article.visibleAt ? 'in_review' : 'visible';
  }

  reset(): void {
    this.byGuid.clear();
    this.byId.clear();
  }
}
