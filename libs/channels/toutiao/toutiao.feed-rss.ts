import type { FeedState, ListedEntry } from '@haojiao/channel-kit';
import { cleanedMarkup, markup } from '@haojiao/kernel';
import type { Markup } from '@haojiao/kernel';
import { iso8601, rfc822 } from './toutiao.feed-time';
import type { ToutiaoItem } from './toutiao.item';

/** Names of our own, where RSS and its common modules have none. */
export const TU_NAMESPACE = 'urn:haojiao:toutiao-feed:1';

/** RSS 2.0 (rssboard.org) with the modules content, dc, dcterms and media. */
export function renderFeedRss({ account, publicUrl, entries }: FeedState): Buffer {
  const newest = entries[0]?.updatedAt;
  const feed = markup`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:tu="${TU_NAMESPACE}">
<channel>
<title>${plain(account.name)}</title>
<link>${publicUrl}/</link>
<description>${plain(account.name)}</description>
<language>zh-cn</language>
${newest && markup`<lastBuildDate>${rfc822(newest)}</lastBuildDate>\n`}${entries.map(itemOf)}</channel>
</rss>
`;
  return Buffer.from(feed.text);
}

function itemOf(entry: ListedEntry): Markup {
  const item = entry.document as unknown as ToutiaoItem;
  const isGone = entry.status === 'withdraw';
  return markup`<item>
<guid isPermaLink="false">${entry.guid}</guid>
<title>${plain(item.title)}</title>
<link>${item.link}</link>
<description>${isGone ? '' : plain(item.summary)}</description>
<content:encoded>${cdata(isGone ? '' : item.content)}</content:encoded>
<pubDate>${rfc822(entry.listedAt)}</pubDate>
<dcterms:modified>${iso8601(entry.updatedAt)}</dcterms:modified>
<dc:creator>${plain(item.author)}</dc:creator>
${item.editor && markup`<tu:editor>${plain(item.editor)}</tu:editor>\n`}<dc:publisher>${plain(item.source)}</dc:publisher>
${categoriesOf(item).map((word) => markup`<category>${plain(word)}</category>\n`)}${coversIn(
    item,
    isGone,
  ).map(
    ({ url, width, height }) => markup`<media:thumbnail url="${url}" width="${width}" height="${height}"/>\n`,
  )}<tu:coverMode>${coversIn(item, isGone).length}</tu:coverMode>
<tu:type>article</tu:type>
<tu:original>${String(item.original)}</tu:original>
${item.declaration && markup`<tu:declaration>${plain(item.declaration)}</tu:declaration>\n`}<tu:status>${entry.status}</tu:status>
<tu:version>${entry.version}</tu:version>
<tu:digest>${entry.digest}</tu:digest>
</item>
`;
}

/** A category is asked for; an item without tags has the most general one. */
export function categoriesOf({ tags }: ToutiaoItem): string[] {
  return tags.length > 0 ? tags : ['资讯'];
}

export function coversIn(item: ToutiaoItem, isGone: boolean): ToutiaoItem['covers'] {
  return isGone ? [] : item.covers;
}

function cdata(html: string): Markup {
  return cleanedMarkup(`<![CDATA[${plain(html).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`);
}

/** XML 1.0 has no room for control characters and half characters, not even escaped. */
function plain(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\p{Cs}/gu, '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
