import { Injectable } from '@nestjs/common';
import { AppError, isId } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { ReadyCache } from '@haojiao/infrastructure/database';
import { SharedCaching } from '../caching/shared-caching';
import { LISTS_KEY, organizationKey, surrogateKeysOf } from '../caching/surrogate-keys';
import type { DeliveryDocument } from '../domain/delivery-document';
import { FeedPages } from '../feeds/feed-pages';
import type { FeedQuestion } from '../feeds/feed-pages';
import { feedPathOf } from '../feeds/feed-path';
import { SITE_MAP_ADDRESSES, renderSiteMap } from '../feeds/site-map';
import { PeoplePages } from '../listening/people-pages';
import { renderMessagePage } from '../pages/message-page';
import type { MessageKind } from '../pages/message-page';
import { personPageOf } from '../pages/people-line';
import type { SiteUnit } from '../pages/site-unit';
import { themeStyle } from '../pages/theme-style';
import { DeliveryReader } from '../persistence/delivery-reader';
import { DeliveryChanges } from './delivery-changes';
import { DeliveryReads, isPlace } from './delivery-reads';
import { FrontPages } from './front-pages';
import type { FrontQuestion } from './front-pages';
import { ItemPages } from './item-pages';
import { HTML_TYPE, XML_TYPE, readyAnswer } from './ready-answer';
import type { ReadyAnswer } from './ready-answer';
import { notBefore } from './ready-page';
import type { ReadyPage } from './ready-page';
import { SiteUnits } from './site-units';
import { TopicPages } from './topic-pages';

/** Null where the unit has no such page. */
export type UnitPageMaker = (unit: SiteUnit) => Promise<ReadyPage | null>;

const MEGABYTE = 1_024 * 1_024;
const SITE_MAP_PEOPLE = 5_000;

/** Pages and feeds, rendered once and kept until something in them changes. */
@Injectable()
export class PageReads {
  private readonly items: ReadyCache<ReadyPage>;
  /** Everything that shows several items. */
  private readonly overviews: ReadyCache<ReadyPage>;
  /** Apart, so that nobody drives the others out by asking for this and that: of tags, and of older pages of lists. */
  private readonly further: ReadyCache<ReadyPage>;
  private readonly searches: ReadyCache<ReadyPage>;
  private readonly messages: ReadyCache<ReadyPage>;

  constructor(
    private readonly reads: DeliveryReads,
    private readonly reader: DeliveryReader,
    private readonly units: SiteUnits,
    private readonly itemPages: ItemPages,
    private readonly frontPages: FrontPages,
    private readonly topicPages: TopicPages,
    private readonly people: PeoplePages,
    private readonly feedPages: FeedPages,
    private readonly settings: Settings,
    private readonly shared: SharedCaching,
    changes: DeliveryChanges,
  ) {
    const options = {
      bytesOf: ({ answer }: ReadyPage) => answer.bytes.length,
      trustMs: () => changes.trustMs(),
    };
    this.messages = new ReadyCache({ ...options, maxBytes: 4 * MEGABYTE });
    // Addresses that lead to nothing are without number, and what they say is kept once for all of them.
    const found = { ...options, isKept: ({ status }: ReadyPage) => status < 400 && status !== 301 };
    this.items = new ReadyCache({ ...found, maxBytes: 64 * MEGABYTE });
    this.overviews = new ReadyCache({ ...found, maxBytes: 32 * MEGABYTE });
    this.further = new ReadyCache({ ...found, maxBytes: 8 * MEGABYTE });
    this.searches = new ReadyCache({ ...found, maxBytes: 8 * MEGABYTE });
    // Whatever changed may stand beside another item, as the one before, after or like it.
    changes.onChange(() => {
      for (const kept of [this.items, this.overviews, this.further, this.searches, this.messages])
        kept.clear();
    });
  }

  async item(slug: string): Promise<ReadyPage> {
    const found = await this.reads.item(slug);
    // A page is found by its slug alone; an id leads to no page.
    if (found.state === 'unknown' || (found.state === 'live' && found.slug !== slug)) {
      return this.message('unknown');
    }
    if (found.state === 'withdrawn') return this.withdrawn(found.organizationId);
    this.forgetOutdated(this.items, slug);
    return this.items.load(slug, () => this.makeItem(slug));
  }

  keptItem(slug: string): ReadyPage | null {
    return this.fresh(this.items.get(slug));
  }

  front(code: string | null, question: FrontQuestion): Promise<ReadyPage> {
    const { tag, cursor } = question;
    const isFurther = tag !== undefined || cursor !== undefined;
    const make: UnitPageMaker = async (unit) =>
      cursor === undefined || isPlace(cursor) ? this.frontPages.make(unit, question) : null;
    return this.ofUnit(code, frontAddress(code, question), make, { isFurther });
  }

  topic(code: string, slug: string): Promise<ReadyPage> {
    return this.ofUnit(code, pageAddress('o', code, 't', slug), (unit) => this.topicPages.make(unit, slug));
  }

  /**
   * A page of a unit, kept under its address; where there is nothing to make, that is said.
   * @param isFurther for addresses of which anybody can make up more: older pages of a list
   */
  ofUnit(
    code: string | null,
    address: string,
    make: UnitPageMaker,
    { isFurther = false }: { isFurther?: boolean } = {},
  ): Promise<ReadyPage> {
    // An id may be written in many ways.
    const pages = isFurther || (code !== null && isId(code)) ? this.further : this.overviews;
    return this.loadOfUnit(pages, code, address, make);
  }

  /** At an address of the unit that can hold nothing. */
  async nothingOf(code: string): Promise<ReadyPage> {
    const unit = await this.units.find(code);
    return (unit && this.shownBy(unit)) ?? this.message('unknown', unit);
  }

  /** Where too many search at once, or one for too long, a page says so. */
  async search(code: string | null, question: string, make: UnitPageMaker): Promise<ReadyPage> {
    try {
      return await this.loadOfUnit(this.searches, code, question, make);
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'unavailable') throw error;
      return this.message('busy', await this.units.find(code));
    }
  }

  /** The colours of a unit's pages; null where there is no such unit. */
  async theme(code: string): Promise<string | null> {
    const unit = await this.units.find(code);
    return unit && themeStyle(unit.site);
  }

  /** @throws AppError of `FeedPages.make` */
  feed(question: FeedQuestion): Promise<ReadyPage> {
    const { code, kind, narrowing } = question;
    const kept = narrowing?.by === 'tags' ? this.further : this.overviews;
    return kept.load(`${feedPathOf({ code }, narrowing)}.${kind}`, () => this.feedPages.make(question));
  }

  siteMap(): Promise<ReadyPage> {
    this.forgetOutdated(this.overviews, '/sitemap.xml');
    return this.overviews.load('/sitemap.xml', async () => {
      const today = this.people.today();
      const changedAt = await this.reads.changedAt();
      const addresses = await this.reader.addresses(SITE_MAP_ADDRESSES - SITE_MAP_PEOPLE - 1);
      const bytes = renderSiteMap(this.settings.publicUrl, addresses, await this.pagesOfPeople());
      const answer = readyAnswer(bytes, XML_TYPE, notBefore(changedAt, today.from));
      return { status: 200, answer, changesAt: today.until };
    });
  }

  /** Where their units show them here. */
  private async pagesOfPeople(): Promise<string[]> {
    const pages: string[] = [];
    for (const person of await this.people.newest(SITE_MAP_PEOPLE)) {
      const unit = await this.units.find(person.organizationId);
      if (unit?.site.launch.isOpen && !unit.ownSiteUrl) pages.push(personPageOf(person));
    }
    return pages;
  }

  /** A front or a feed in its plain address. */
  keptOverview(address: string): ReadyPage | null {
    return this.fresh(this.overviews.get(address) ?? this.further.get(address));
  }

  /** In the frame of the unit whose address it was; of the root where it is nobody's. */
  message(kind: MessageKind, ofUnit: SiteUnit | null = null): Promise<ReadyPage> {
    const key = `${kind} ${ofUnit?.id}`;
    this.forgetOutdated(this.messages, key);
    return this.messages.load(key, async () => {
      const unit = ofUnit ?? (await this.units.find(null));
      const answer = readyAnswer(renderMessagePage(kind, unit), HTML_TYPE, null);
      return {
        status: statuses[kind],
        answer,
        ...(kind === 'busy' && { retryAfterSeconds: BUSY_FOR_SECONDS }),
        changesAt: unit?.site.grey.changesAt ?? null,
      };
    });
  }

  private loadOfUnit(
    pages: ReadyCache<ReadyPage>,
    code: string | null,
    key: string,
    make: UnitPageMaker,
  ): Promise<ReadyPage> {
    this.forgetOutdated(pages, key);
    return pages.load(key, async () => {
      const unit = await this.units.find(code);
      if (!unit) return this.message('unknown');
      const other = this.shownBy(unit) ?? elsewhere(unit);
      const page = (await other) ?? (await make(unit)) ?? (await this.message('unknown', unit));
      return this.shared.page(page, () => [LISTS_KEY, organizationKey(unit)]);
    });
  }

  private async withdrawn(organizationId: string): Promise<ReadyPage> {
    const unit = await this.units.find(organizationId);
    return (unit && this.shownBy(unit)) ?? this.message('withdrawn', unit);
  }

  private fresh(page: ReadyPage | undefined): ReadyPage | null {
    return page && this.units.isFresh(page.changesAt) ? page : null;
  }

  private forgetOutdated(pages: ReadyCache<ReadyPage>, key: string): void {
    const kept = pages.get(key);
    if (kept && !this.units.isFresh(kept.changesAt)) pages.drop(key);
  }

  /** Asks again: between the question above and this one the item may have changed, and only this one is kept. */
  private async makeItem(slug: string): Promise<ReadyPage> {
    const found = await this.reads.item(slug);
    if (found.state === 'unknown') return this.message('unknown');
    if (found.state === 'withdrawn') return this.withdrawn(found.organizationId);
    const document = documentOf(found.answer);
    const unit = await this.units.find(document.organization.id);
    if (!unit) return this.message('unknown');
    const page = (await this.shownBy(unit)) ?? (await this.itemPages.make(document, unit));
    return this.shared.page(page, () => surrogateKeysOf(document));
  }

  /** In place of whatever was asked for, while the unit has no filing numbers; null where its pages are open. */
  private shownBy(unit: SiteUnit): Promise<ReadyPage> | null {
    return unit.site.launch.isOpen ? null : this.message('closed', unit);
  }
}

const statuses = { unknown: 404, withdrawn: 410, closed: 503, busy: 503 } as const;

/** Searches are soon over. */
const BUSY_FOR_SECONDS = 10;

/** A unit with a site of its own has its front there. */
function elsewhere(unit: SiteUnit): ReadyPage | null {
  if (!unit.ownSiteUrl) return null;
  const answer = readyAnswer(Buffer.alloc(0), HTML_TYPE, null);
  return { status: 302, location: unit.ownSiteUrl, answer, changesAt: null };
}

/**
 * The key under which a page is kept, which is its plain address. Parts are encoded: one that holds a slash must never
 * stand for another page.
 */
export function pageAddress(...parts: string[]): string {
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('');
}

function frontAddress(code: string | null, { column, tag, cursor }: FrontQuestion): string {
  const path = code === null ? '/' : pageAddress('o', code);
  if (code !== null && column !== undefined && tag === undefined && cursor === undefined) {
    return pageAddress('o', code, 'c', column);
  }
  const narrowing = [column, tag, cursor];
  return narrowing.some((part) => part !== undefined) ? `${path}?${JSON.stringify(narrowing)}` : path;
}

function documentOf(answer: ReadyAnswer): DeliveryDocument {
  return JSON.parse(answer.bytes.toString('utf8')) as DeliveryDocument;
}
