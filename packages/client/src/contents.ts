import { DeliveryProblem } from './problem.ts';
import type { CallOptions, Transport } from './transport.ts';
import type {
  DeliveredVersion,
  DeliveryDocument,
  DeliveryPage,
  DeliverySummary,
  ListQuery,
} from './types.ts';

const CONTENTS = '/delivery/v1/contents';

/** What a list is narrowed to, and how much of it comes at once. */
export type ListWish = Omit<ListQuery, 'q' | 'sort'>;
/** The same for a search; the best come first unless `sort` says `newest`. */
export type SearchWish = Omit<ListQuery, 'q'>;

/** Items of the unit that the client was made for, and of the units below it, unless a call names another. */
export class Contents {
  private readonly transport: Transport;
  private readonly organization: string | undefined;

  constructor(transport: Transport, organization: string | undefined) {
    this.transport = transport;
    this.organization = organization;
  }

  /** One page, newest first. */
  list(wish: ListWish = {}, call?: CallOptions): Promise<DeliveryPage> {
    return this.page(wish, call);
  }

  /** Every item, newest first, page by page as they are asked for; `limit` is the size of a page. */
  async *iterate(wish: Omit<ListWish, 'cursor'> = {}, call?: CallOptions): AsyncGenerator<DeliverySummary> {
    let cursor: string | undefined;
    do {
      const page: DeliveryPage = await this.page({ limit: 100, ...wish, ...(cursor && { cursor }) }, call);
      yield* page.items;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }

  /** Items in which all the words occur. @throws DeliveryProblem `search_busy` with `retryAfter` */
  search(words: string, wish: SearchWish = {}, call?: CallOptions): Promise<DeliveryPage> {
    return this.page({ sort: 'relevance', ...wish, q: words }, call);
  }

  /** @throws DeliveryProblem `content_not_found`, for what was withdrawn too */
  get(idOrSlug: string, call?: CallOptions): Promise<DeliveryDocument> {
    return this.transport.get(itemPath(idOrSlug), {}, call);
  }

  /** The same, and null for what is not there. */
  async find(idOrSlug: string, call?: CallOptions): Promise<DeliveryDocument | null> {
    try {
      return await this.get(idOrSlug, call);
    } catch (error) {
      if (error instanceof DeliveryProblem && error.status === 404) return null;
      throw error;
    }
  }

  /** The languages in which it can be read, itself among them; empty where it has no others. */
  async languageVersions(idOrSlug: string, call?: CallOptions): Promise<DeliveredVersion[]> {
    const path = `${itemPath(idOrSlug)}/language-versions`;
    const { items } = await this.transport.get<{ items: DeliveredVersion[] }>(path, {}, call);
    return items;
  }

  private page(query: ListQuery, call?: CallOptions): Promise<DeliveryPage> {
    return this.transport.get(CONTENTS, { organization: this.organization, ...query }, call);
  }
}

function itemPath(idOrSlug: string): string {
  return `${CONTENTS}/${encodeURIComponent(idOrSlug)}`;
}
