import type { DeliverySummary } from '../domain/delivery-document';
import { feedTime } from '../domain/display-time';
import { mediaUrl } from '../domain/media-url';
import { markup } from '../pages/markup';
import type { Markup } from '../pages/markup';
import type { UnitRow } from '../persistence/delivery-reader';

export interface FeedFacts {
  unit: UnitRow;
  /** Newest first. */
  items: DeliverySummary[];
  /** Absolute addresses of the feed itself and of the unit's front. */
  feedUrl: string;
  frontUrl: string;
  /** Of the product, for what it serves itself. */
  publicUrl: string;
}

/** RSS 2.0 (rssboard.org, 2.0.11). XML escapes the same five characters as HTML. */
export function renderRss({ unit, items, feedUrl, frontUrl, publicUrl }: FeedFacts): Buffer {
  const built = items[0]?.publishedAt;
  const feed = markup`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${unit.name}</title>
<link>${frontUrl}</link>
<description>${unit.name}</description>
<language>zh-CN</language>
<atom:link href="${feedUrl}" rel="self" type="application/rss+xml"/>
${built && markup`<lastBuildDate>${feedTime(built, unit.timeZone)}</lastBuildDate>`}
${items.map((item) => entry(item, unit, publicUrl))}</channel>
</rss>
`;
  return Buffer.from(feed.text);
}

function entry(item: DeliverySummary, unit: UnitRow, publicUrl: string): Markup {
  const { media } = item;
  const words = [...(item.column ? [item.column.name] : []), ...item.tags];
  return markup`<item>
<title>${item.title}</title>
<link>${item.canonicalUrl}</link>
<guid isPermaLink="false">urn:uuid:${item.id}</guid>
<pubDate>${feedTime(item.publishedAt, unit.timeZone)}</pubDate>
<dc:creator>${item.byline || item.organization.name}</dc:creator>
<description>${item.summary || item.title}</description>
${words.map((word) => markup`<category>${word}</category>\n`)}${
    media &&
    markup`<enclosure url="${mediaUrl(item, publicUrl) ?? media.url}" length="${media.bytes}" type="${media.mediaType}"/>\n`
  }</item>
`;
}
