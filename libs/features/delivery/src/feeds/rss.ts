import { escapeHtml, xmlCharacters } from '@haojiao/kernel';
import type { DeliverySummary } from '../domain/delivery-document';
import { feedTime } from '../domain/display-time';
import { mediaUrl } from '../domain/media-url';
import { markup } from '../pages/markup';
import type { Markup } from '../pages/markup';
import type { UnitRow } from '../persistence/delivery-reader';
import type { FeedSource } from './feed-sources';

export interface FeedFacts extends Omit<FeedSource, 'narrowing'> {
  unit: Pick<UnitRow, 'timeZone'>;
  /** Absolute address of the feed itself. */
  feedUrl: string;
  /** Of the product, for what it serves itself. */
  publicUrl: string;
}

/** Minutes for which a reader's program need not ask again; asking costs little, because it mostly hears 304. */
const TIME_TO_LIVE = 15;

/** RSS 2.0 (rssboard.org, 2.0.11). XML escapes the same five characters as HTML. */
export function renderRss(facts: FeedFacts): Buffer {
  const { title, description, language, pagePath, items, unit, feedUrl, publicUrl } = facts;
  const built = newestOf(items.map(({ updatedAt }) => updatedAt));
  const feed = markup`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${title}</title>
<link>${publicUrl}${pagePath}</link>
<description>${description}</description>
<language>${language}</language>
<atom:link href="${feedUrl}" rel="self" type="application/rss+xml"/>
${built && markup`<lastBuildDate>${feedTime(built, unit.timeZone)}</lastBuildDate>\n`}<ttl>${TIME_TO_LIVE}</ttl>
${items.map((item) => entry(item, unit, publicUrl))}</channel>
</rss>
`;
  return Buffer.from(xmlCharacters(feed.text));
}

function newestOf(times: string[]): string | undefined {
  return times.sort().at(-1);
}

/** Programs show a description as HTML, and ours is text: what they make of it is that very text. */
function entry(item: DeliverySummary, unit: Pick<UnitRow, 'timeZone'>, publicUrl: string): Markup {
  const { media } = item;
  const words = [...(item.column ? [item.column.name] : []), ...item.tags];
  return markup`<item>
<title>${item.title}</title>
<link>${item.canonicalUrl}</link>
<guid isPermaLink="false">urn:uuid:${item.id}</guid>
<pubDate>${feedTime(item.publishedAt, unit.timeZone)}</pubDate>
<dc:creator>${item.byline || item.organization.name}</dc:creator>
<description>${escapeHtml(item.summary || item.title)}</description>
${words.map((word) => markup`<category>${word}</category>\n`)}${
    media &&
    markup`<enclosure url="${mediaUrl(item, publicUrl) ?? media.url}" length="${media.bytes}" type="${media.mediaType}"/>\n`
  }</item>
`;
}
