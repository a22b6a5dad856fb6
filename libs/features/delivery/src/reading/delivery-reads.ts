import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, fault, invalidInput, isId, notFound } from '@haojiao/kernel';
import type { CursorKey } from '@haojiao/kernel';
import { ReadyCache } from '@haojiao/infrastructure/database';
import { SharedCaching } from '../caching/shared-caching';
import { LISTS_KEY, organizationKey, surrogateKeysOf } from '../caching/surrogate-keys';
import type { DeliveryDocument } from '../domain/delivery-document';
import { PeoplePages } from '../listening/people-pages';
import { searchQuery } from '../domain/search-terms';
import { isTime, rankedSearch, readRankedPlace } from '../search/search-question';
import type { SearchSort } from '../search/search-question';
import { SearchReader } from '../search/search-reader';
import { DeliveryReader } from '../persistence/delivery-reader';
import type { DeliveryFilter, KeptDocument, ListedDocument, UnitRow } from '../persistence/delivery-reader';
import { PageReader } from '../persistence/page-reader';
import type { WantedPage } from '../persistence/page-reader';
import { DeliveryChanges } from './delivery-changes';
import { JSON_TYPE, readyAnswer } from './ready-answer';
import type { LastChange, ReadyAnswer } from './ready-answer';
import { notBefore } from './ready-page';

/** What an address leads to: an item, one that was taken down, or nothing. */
export type FoundDocument =
  | { state: 'live'; slug: string; answer: ReadyAnswer }
  | { state: 'withdrawn'; organizationId: string }
  | { state: 'unknown' };

export interface ListQuestion {
  /** Code or id of a unit; its branch is meant. */
  organization?: string;
  column?: string;
  brand?: string;
  type?: string;
  tag?: string;
  q?: string;
  /** Id of a programme: its episodes. */
  programme?: string;
  /** Id of somebody who has a page: the episodes that they are in. */
  person?: string;
  /** BCP 47, a range: `zh` finds `zh-CN` too. */
  language?: string;
  /** Exactly these, as they are written; no item has more than one. */
  locales?: string[];
  /** RFC 3339: published at or after the one, before the other. */
  from?: string;
  to?: string;
  /** Default `newest`; the best first only where there are words to be found. */
  sort?: SearchSort;
  cursor?: string;
  limit: number;
}

export interface ListedPage {
  rows: ListedDocument[];
  nextCursor: string | null;
}

const MEGABYTE = 1_024 * 1_024;
const unknown: FoundDocument = Object.freeze({ state: 'unknown' });
const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Public reads from ready bytes: this process's memory, then one row of the database. */
@Injectable()
export class DeliveryReads {
  private readonly documents: ReadyCache<FoundDocument>;
  private readonly lists: ReadyCache<ReadyAnswer>;
  /** Of questions of which anybody can make up more; apart, so that they drive no others out. */
  private readonly further: ReadyCache<ReadyAnswer>;
  private readonly units: ReadyCache<{ unit: UnitRow | null }>;
  private readonly moments: ReadyCache<LastChange>;

  constructor(
    private readonly reader: DeliveryReader,
    private readonly pages: PageReader,
    private readonly search: SearchReader,
    private readonly people: PeoplePages,
    changes: DeliveryChanges,
    private readonly shared: SharedCaching,
  ) {
    const trustMs = () => changes.trustMs();
    this.documents = new ReadyCache({
      maxBytes: 64 * MEGABYTE,
      bytesOf: (found) => (found.state === 'live' ? found.answer.bytes.length : 0),
      trustMs,
      isKept: ({ state }) => state !== 'unknown',
    });
    const lists = { bytesOf: ({ bytes }: ReadyAnswer) => bytes.length, trustMs };
    this.lists = new ReadyCache({ ...lists, maxBytes: 32 * MEGABYTE });
    this.further = new ReadyCache({ ...lists, maxBytes: 8 * MEGABYTE });
    this.units = new ReadyCache({
      maxBytes: 2 * MEGABYTE,
      bytesOf: () => 512,
      trustMs,
      isKept: ({ unit }) => unit !== null,
    });
    this.moments = new ReadyCache({ maxBytes: MEGABYTE, bytesOf: () => 16, trustMs });
    changes.onChange((change) => {
      this.moments.clear();
      // A new item belongs into lists that never named it: they all go.
      this.lists.clear();
      this.further.clear();
      if (change && 'contentId' in change) {
        this.documents.drop(change.contentId);
        this.documents.drop(change.slug);
        return;
      }
      this.units.clear();
      if (!change) this.documents.clear();
    });
  }

  async item(idOrSlug: string): Promise<FoundDocument> {
    const byId: boolean = isId(idOrSlug);
    const key = byId ? idOrSlug.toLowerCase() : idOrSlug;
    // An address that no item can have costs no question and no place in memory.
    if (!byId && (key.length > 80 || !slugPattern.test(key))) return unknown;
    return this.documents.load(key, async () =>
      found(await (byId ? this.reader.byId(key) : this.reader.bySlug(key)), this.shared),
    );
  }

  /** The item's answer, if it is at hand in this very spelling of its address. */
  keptItem(idOrSlug: string): ReadyAnswer | null {
    const found = this.documents.get(idOrSlug);
    return found?.state === 'live' ? found.answer : null;
  }

  /**
   * `{items, nextCursor}`, put together from the items' own bytes. `address` is the request's own, under which the
   * answer is kept. @throws AppError `organization_not_found`
   */
  list(question: ListQuestion, address: string): Promise<ReadyAnswer> {
    const lists = plainAddress.test(address) ? this.lists : this.further;
    if (!question.person) return lists.load(address, () => this.makeList(question, null));
    // Whether somebody is shown is asked anew each day, hence it is kept for the day alone.
    const { from } = this.people.today();
    return lists.load(`${address} ${from.toISOString()}`, () => this.makeList(question, from));
  }

  /** The same for a mere place in the list of everything. */
  plainList(wanted: WantedPage, address: string): Promise<ReadyAnswer> {
    return this.further.load(address, async () => {
      const changedAt = await this.changedAt();
      const { items, next } = await this.pages.page(wanted);
      const answer = readyAnswer(listBytes(items, next && encodeCursor(next)), JSON_TYPE, changedAt);
      return this.sharedList(answer, null);
    });
  }

  keptList(address: string): ReadyAnswer | null {
    return this.lists.get(address) ?? this.further.get(address) ?? null;
  }

  /**
   * @throws AppError `organization_not_found`, `invalid_input` at a foreign cursor or a wish for the best of nothing;
   * `search_busy`, `search_too_slow`
   */
  async page(question: ListQuestion): Promise<ListedPage> {
    // Who does not, or no longer, agree to be shown is no way to find what they are in.
    if (question.person && !(await this.people.hasPage(question.person)))
      return { rows: [], nextCursor: null };
    const unit = question.organization ? await this.requireUnit(question.organization) : null;
    const filter = {
      // Everything is below the root: naming it would only cost the planner its best index.
      organizationId: unit && !unit.isRoot ? unit.id : null,
      column: question.column ?? null,
      brand: question.brand ?? null,
      type: question.type ?? null,
      tag: question.tag ?? null,
      programme: question.programme ?? null,
      person: question.person ?? null,
      language: question.language ?? null,
      locales: question.locales ?? null,
      from: question.from ?? null,
      to: question.to ?? null,
      limit: question.limit + 1,
    };
    if (question.sort === 'relevance') return this.bestPage(question, filter);
    const search = question.q ? searchQuery(question.q) : null;
    if (question.q && search === null) return { rows: [], nextCursor: null };
    const after = question.cursor ? requirePlace(readPlace(question.cursor)) : null;
    const wanted = { ...filter, after };
    const rows =
      search === null ? await this.reader.list(wanted) : await this.search.newest({ ...wanted, search });
    return pageOf(rows, question.limit, ({ publishedAt, contentId }) => [
      publishedAt.toISOString(),
      contentId,
    ]);
  }

  private async bestPage(
    { q, cursor, limit }: ListQuestion,
    filter: Omit<DeliveryFilter, 'after'>,
  ): Promise<ListedPage> {
    if (!q) throw wordsMissing();
    const search = rankedSearch(q);
    if (search === null) return { rows: [], nextCursor: null };
    const after = cursor ? requirePlace(readRankedPlace(cursor)) : null;
    const rows = await this.search.best({ ...filter, search, after });
    return pageOf(rows, limit, ({ score, publishedAt, contentId }) => [
      score,
      publishedAt.toISOString(),
      contentId,
    ]);
  }

  /** When anything on the site last changed. */
  changedAt(): Promise<LastChange> {
    return this.moments.load('changed', () => this.reader.changedAt());
  }

  async unit(codeOrId: string | null): Promise<UnitRow | null> {
    if (codeOrId !== null && !/^\P{Cc}{1,100}$/u.test(codeOrId)) return null;
    const { unit } = await this.units.load(codeOrId ?? '', async () => ({
      unit: await this.reader.unit(codeOrId),
    }));
    return unit;
  }

  /** @throws AppError `organization_not_found` */
  async requireUnit(codeOrId: string | null): Promise<UnitRow> {
    const unit = await this.unit(codeOrId);
    if (unit) return unit;
    throw notFound('organization', '没有这个单位。', 'There is no such unit.');
  }

  /** @param day since when it may look different with nothing changed */
  private async makeList(question: ListQuestion, day: Date | null): Promise<ReadyAnswer> {
    // Asked first: an answer may be newer than its date, never older.
    const changedAt = await this.changedAt();
    const { rows, nextCursor } = await this.page(question);
    const items = rows.map(({ summary }) => summary.toString('utf8')).join(',');
    const answer = readyAnswer(listBytes(items, nextCursor), JSON_TYPE, notBefore(changedAt, day));
    // Consents to be shown end without a word that a cache could be purged by.
    return question.person ? answer : this.sharedList(answer, question.organization ?? null);
  }

  /** As caches between us and readers may keep it. */
  private async sharedList(answer: ReadyAnswer, organization: string | null): Promise<ReadyAnswer> {
    if (!this.shared.isOn) return answer;
    const unit = await this.requireUnit(organization);
    return this.shared.data(answer, () => [LISTS_KEY, organizationKey(unit)]);
  }
}

/** @param items the items' own JSON, between commas */
function listBytes(items: string, nextCursor: string | null): Buffer {
  return Buffer.from(`{"items":[${items}],"nextCursor":${JSON.stringify(nextCursor)}}`);
}

/** There are only so many of these; everything else anybody can ask in more ways than there is room for. */
const plainAddress =
  /^\/delivery\/v1\/contents(?:\?(?:(?:limit=\d{1,3}|organization=[a-z0-9-]{1,60}|type=(?:article|episode|video))(?:&(?!$)|$))+)?$/;

function found(row: KeptDocument | null, shared: SharedCaching): FoundDocument {
  if (!row) return unknown;
  if (row.state !== 'live' || !row.document || !row.etag) {
    return { state: 'withdrawn', organizationId: row.organizationId };
  }
  const { slug, document, updatedAt, etag } = row;
  const answer = readyAnswer(document, JSON_TYPE, updatedAt, etag);
  const keys = () => surrogateKeysOf(JSON.parse(document.toString('utf8')) as DeliveryDocument);
  return { state: 'live', slug, answer: shared.data(answer, keys) };
}

/** The place after which a page begins; null for a cursor that we did not make. */
export function readPlace(cursor: string): [publishedAt: string, contentId: string] | null {
  try {
    const [publishedAt, contentId] = decodeCursor(cursor, 2);
    return isTime(publishedAt) && isId(contentId) ? [publishedAt, contentId] : null;
  } catch {
    return null;
  }
}

export function isPlace(cursor: string): boolean {
  return readPlace(cursor) !== null;
}

/** @throws AppError `invalid_input` */
function requirePlace<Place>(place: Place | null): Place {
  if (place) return place;
  throw invalidInput([
    fault(
      'cursor',
      'cursor_invalid',
      '游标无效，请使用上一页返回的 nextCursor。',
      'Use the nextCursor of the page before.',
    ),
  ]);
}

function wordsMissing() {
  return invalidInput([
    fault(
      'sort',
      'words_missing',
      '按相关度排序需要搜索词 q。',
      'Give words to be found (q) to have the best of them first.',
    ),
  ]);
}

/** One row more than the page has was asked for. */
function pageOf<Row extends ListedDocument>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => CursorKey,
): ListedPage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, nextCursor: rows.length > limit && last ? encodeCursor(keyOf(last)) : null };
}
