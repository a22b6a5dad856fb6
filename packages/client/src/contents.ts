import { itemsOf } from './pages.ts';
import type { Page } from './pages.ts';
import { DeliveryProblem } from './problem.ts';
import { fieldsText } from './sparse.ts';
import type { FieldOf, Sparse } from './sparse.ts';
import type { CallOptions, Transport } from './transport.ts';
import type { DeliveredVersion, DeliveryDocument, DeliverySummary, ListQuery } from './types.ts';

const CONTENTS = '/delivery/v1/contents';

/** Only these members are sent, and only these does the answer's type have. */
export interface FieldsWish<Field extends string> {
  fields?: readonly Field[];
}

/** What a list is narrowed to, and how much of it comes at once. */
export type ListWish = Omit<ListQuery, 'q' | 'sort' | 'fields'>;
/** The same for a search; the best come first unless `sort` says `newest`. */
export type SearchWish = Omit<ListQuery, 'q' | 'fields'>;

type SummaryField = FieldOf<DeliverySummary>;
type DocumentField = FieldOf<DeliveryDocument>;

/** Items of the unit that the client was made for, and of the units below it, unless a call names another. */
export class Contents {
  private readonly transport: Transport;
  private readonly organization: string | undefined;

  constructor(transport: Transport, organization: string | undefined) {
    this.transport = transport;
    this.organization = organization;
  }

  /** One page, newest first. */
  list<const Field extends SummaryField = never>(
    wish: ListWish & FieldsWish<Field> = {},
    call?: CallOptions,
  ): Promise<Page<Sparse<DeliverySummary, Field>>> {
    return this.page(wish, call);
  }

  /** Every item, newest first, page by page as they are asked for; `limit` is the size of a page. */
  iterate<const Field extends SummaryField = never>(
    wish: Omit<ListWish, 'cursor'> & FieldsWish<Field> = {},
    call?: CallOptions,
  ): AsyncGenerator<Sparse<DeliverySummary, Field>, void, undefined> {
    return itemsOf((cursor) => this.page({ limit: 100, ...wish, ...(cursor && { cursor }) }, call));
  }

  /** Items in which all the words occur. @throws DeliveryProblem `search_busy` with `retryAfter` */
  search<const Field extends SummaryField = never>(
    words: string,
    wish: SearchWish & FieldsWish<Field> = {},
    call?: CallOptions,
  ): Promise<Page<Sparse<DeliverySummary, Field>>> {
    return this.page({ sort: 'relevance', ...wish, q: words }, call);
  }

  /** @throws DeliveryProblem `content_not_found`, for what was withdrawn too */
  get<const Field extends DocumentField = never>(
    idOrSlug: string,
    { fields, ...call }: FieldsWish<Field> & CallOptions = {},
  ): Promise<Sparse<DeliveryDocument, Field>> {
    return this.transport.get(itemPath(idOrSlug), { fields: fieldsText(fields) }, call);
  }

  /** The same, and null for what is not there. */
  async find<const Field extends DocumentField = never>(
    idOrSlug: string,
    call: FieldsWish<Field> & CallOptions = {},
  ): Promise<Sparse<DeliveryDocument, Field> | null> {
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

  private page<Item>(
    { fields, ...query }: Omit<ListQuery, 'fields'> & FieldsWish<string>,
    call?: CallOptions,
  ): Promise<Page<Item>> {
    const wanted = { organization: this.organization, ...query, fields: fieldsText(fields) };
    return this.transport.get(CONTENTS, wanted, call);
  }
}

function itemPath(idOrSlug: string): string {
  return `${CONTENTS}/${encodeURIComponent(idOrSlug)}`;
}
