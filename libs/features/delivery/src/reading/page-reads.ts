import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import type { DeliveryDocument, DeliverySummary } from '../domain/delivery-document';
import { renderJsonFeed } from '../feeds/json-feed';
import { renderRss } from '../feeds/rss';
import { SITE_MAP_ADDRESSES, renderSiteMap } from '../feeds/site-map';
import { renderFrontPage } from '../pages/front-page';
import { renderItemPage } from '../pages/item-page';
import { frontOf } from '../pages/layout';
import { renderMessagePage } from '../pages/message-page';
import type { MessageKind } from '../pages/message-page';
import { DeliveryReader } from '../persistence/delivery-reader';
import { DeliveryChanges } from './delivery-changes';
import { DeliveryReads, isPlace } from './delivery-reads';
import type { ListedPage } from './delivery-reads';
import { HTML_TYPE, JSON_FEED_TYPE, RSS_TYPE, XML_TYPE, readyAnswer } from './ready-answer';
import type { ReadyAnswer } from './ready-answer';
import { ReadyCache } from './ready-cache';

export interface ReadyPage {
  status: 200 | 404 | 410;
  answer: ReadyAnswer;
}

export interface FrontQuestion {
  column?: string;
  tag?: string;
  cursor?: string;
}

export type FeedKind = 'rss' | 'json';

const MEGABYTE = 1_024 * 1_024;
const FRONT_ITEMS = 20;
const FEED_ITEMS = 50;

/** Pages and feeds, rendered once and kept until something in them changes. */
@Injectable()
export class PageReads {
  private readonly items: ReadyCache<ReadyPage>;
  /** Everything that shows several items. */
  private readonly overviews: ReadyCache<ReadyPage>;

  constructor(
    private readonly reads: DeliveryReads,
    private readonly reader: DeliveryReader,
    private readonly settings: Settings,
    changes: DeliveryChanges,
  ) {
    const options = {
      bytesOf: ({ answer }: ReadyPage) => answer.bytes.length,
      trustMs: () => changes.trustMs(),
    };
    this.items = new ReadyCache({ ...options, maxBytes: 64 * MEGABYTE });
    this.overviews = new ReadyCache({ ...options, maxBytes: 32 * MEGABYTE });
    changes.onChange((change) => {
      this.overviews.clear();
      if (change && 'slug' in change) this.items.drop(change.slug);
      else this.items.clear();
    });
  }

  async item(slug: string): Promise<ReadyPage> {
    const found = await this.reads.item(slug);
    // A page is found by its slug alone; an id leads to no page.
    if (found.state === 'unknown' || (found.state === 'live' && found.slug !== slug)) {
      return this.message('unknown');
    }
    if (found.state === 'withdrawn') return this.message('withdrawn');
    return this.items.load(slug, () => this.makeItem(slug));
  }

  keptItem(slug: string): ReadyPage | null {
    return this.items.get(slug) ?? null;
  }

  front(code: string | null, question: FrontQuestion): Promise<ReadyPage> {
    return this.overviews.load(frontAddress(code, question), () => this.makeFront(code, question));
  }

  feed(code: string, kind: FeedKind): Promise<ReadyPage> {
    return this.overviews.load(`/delivery/v1/feeds/${code}.${kind}`, () => this.makeFeed(code, kind));
  }

  siteMap(): Promise<ReadyPage> {
    return this.overviews.load('/sitemap.xml', async () => {
      const changedAt = await this.reads.changedAt();
      const addresses = await this.reader.addresses(SITE_MAP_ADDRESSES);
      const bytes = renderSiteMap(this.settings.publicUrl, addresses);
      return { status: 200, answer: readyAnswer(bytes, XML_TYPE, changedAt) };
    });
  }

  /** A front or a feed in its plain address. */
  keptOverview(address: string): ReadyPage | null {
    return this.overviews.get(address) ?? null;
  }

  /** Asks again: between the question above and this one the item may have changed, and only this one is kept. */
  private async makeItem(slug: string): Promise<ReadyPage> {
    const found = await this.reads.item(slug);
    if (found.state !== 'live') return this.message(found.state);
    const document = documentOf(found.answer);
    const unit = await this.reads.requireUnit(document.organization.id);
    const bytes = renderItemPage({ document, unit, publicUrl: this.settings.publicUrl });
    return { status: 200, answer: readyAnswer(bytes, HTML_TYPE, null) };
  }

  private async makeFront(code: string | null, { column, tag, cursor }: FrontQuestion): Promise<ReadyPage> {
    const unit = await this.reads.unit(code);
    if (!unit || (cursor !== undefined && !isPlace(cursor))) return this.message('unknown');
    const page = await this.reads.page({ organization: unit.id, column, tag, cursor, limit: FRONT_ITEMS });
    const bytes = renderFrontPage({
      unit,
      items: itemsOf(page),
      nextCursor: page.nextCursor,
      column,
      tag,
      isFirst: cursor === undefined,
      publicUrl: this.settings.publicUrl,
    });
    return { status: 200, answer: readyAnswer(bytes, HTML_TYPE, null) };
  }

  /** @throws AppError `organization_not_found` */
  private async makeFeed(code: string, kind: FeedKind): Promise<ReadyPage> {
    const unit = await this.reads.requireUnit(code);
    const changedAt = await this.reads.changedAt();
    const page = await this.reads.page({ organization: unit.id, limit: FEED_ITEMS });
    const { publicUrl } = this.settings;
    const facts = {
      unit,
      items: itemsOf(page),
      feedUrl: `${publicUrl}/delivery/v1/feeds/${encodeURIComponent(unit.code)}.${kind}`,
      frontUrl: `${publicUrl}${frontOf(unit)}`,
    };
    const answer =
      kind === 'rss'
        ? readyAnswer(renderRss(facts), RSS_TYPE, changedAt)
        : readyAnswer(renderJsonFeed(facts), JSON_FEED_TYPE, changedAt);
    return { status: 200, answer };
  }

  private message(kind: MessageKind): Promise<ReadyPage> {
    return this.overviews.load(`message ${kind}`, async () => {
      const bytes = renderMessagePage(kind, await this.reads.unit(null));
      return { status: kind === 'withdrawn' ? 410 : 404, answer: readyAnswer(bytes, HTML_TYPE, null) };
    });
  }
}

function frontAddress(code: string | null, { column, tag, cursor }: FrontQuestion): string {
  const path = code === null ? '/' : `/o/${code}`;
  const narrowing = [column, tag, cursor];
  return narrowing.some((part) => part !== undefined) ? `${path}?${JSON.stringify(narrowing)}` : path;
}

function documentOf(answer: ReadyAnswer): DeliveryDocument {
  return JSON.parse(answer.bytes.toString('utf8')) as DeliveryDocument;
}

function itemsOf({ rows }: ListedPage): DeliverySummary[] {
  return rows.map(({ summary }) => JSON.parse(summary.toString('utf8')) as DeliverySummary);
}
