import {
  LANGUAGE,
  RFC_2822,
  attributeIn,
  attributeOf,
  elementsOf,
  isWeb,
  repeated,
  textOf,
} from './podcast-rules';
import type { Element } from './podcast-rules';

/** What a reader's program makes of a feed, and what a validator would complain about. */
export interface JudgedNews {
  faults: string[];
  title: string;
  link: string;
  self: string;
  language: string;
  items: { guid: string; title: string; url: string }[];
}

const ONCE_IN_CHANNEL = ['title', 'link', 'description', 'language', 'ttl'];
const ONCE_IN_ITEM = ['title', 'link', 'guid', 'pubDate', 'description'];
const IN_CHANNEL = [...ONCE_IN_CHANNEL, 'lastBuildDate', 'atom:link', 'item', '#'];
const IN_ITEM = [...ONCE_IN_ITEM, 'dc:creator', 'category', 'enclosure', '#'];
const HTML_TAG = /<\/?[a-z][^>]*>/i;

/** RSS 2.0 by the specification and the RSS profile of rssboard.org: what must be there once, what may be, of which form. */
export function judgeRss(xml: string): JudgedNews {
  const rss = elementsOf(xml).rss?.[0] ?? {};
  const channel = rss.channel?.[0] ?? {};
  const items = channel.item ?? [];
  const self = (channel['atom:link'] ?? []).filter((link) => attributeIn(link, 'rel') === 'self');
  const built = channel.lastBuildDate;
  const faults = [
    ...must(attributeIn(rss, 'version') === '2.0', 'version is not 2.0'),
    ...must(attributeIn(rss, 'xmlns:atom') === 'http://www.w3.org/2005/Atom', 'atom is not declared'),
    ...must(attributeIn(rss, 'xmlns:dc') === 'http://purl.org/dc/elements/1.1/', 'dc is not declared'),
    ...must(rss.channel?.length === 1, 'not one channel'),
    ...onceFaults(channel, ONCE_IN_CHANNEL),
    ...strangers(channel, IN_CHANNEL),
    ...must(isWeb(textOf(channel, 'link')), 'link is no address'),
    ...must(isLanguage(textOf(channel, 'language')), 'language is no tag'),
    ...must(/^[1-9]\d*$/.test(textOf(channel, 'ttl')), 'ttl is no number of minutes'),
    ...must(!built || RFC_2822.test(textOf(channel, 'lastBuildDate')), 'lastBuildDate is no date'),
    ...must((built?.length ?? 0) <= 1, 'lastBuildDate stands there twice'),
    ...must(self.length === 1 && isWeb(attributeIn(self[0], 'href')), 'not one atom:link to itself'),
    ...must(attributeIn(self[0], 'type') === 'application/rss+xml', 'the link to itself has another type'),
    ...items.flatMap((item, index) => rssItemFaults(item).map((fault) => `item ${index}: ${fault}`)),
    ...repeated(items.map((item) => textOf(item, 'guid'))).map((guid) => `guid twice: ${guid}`),
  ];
  return {
    faults,
    title: textOf(channel, 'title'),
    link: textOf(channel, 'link'),
    self: attributeIn(self[0], 'href'),
    language: textOf(channel, 'language'),
    items: items.map((item) => ({
      guid: textOf(item, 'guid'),
      title: textOf(item, 'title'),
      url: textOf(item, 'link'),
    })),
  };
}

function rssItemFaults(item: Element): string[] {
  const enclosures = item.enclosure ?? [];
  return [
    ...onceFaults(item, ONCE_IN_ITEM),
    ...strangers(item, IN_ITEM),
    ...must(isWeb(textOf(item, 'link')), 'link is no address'),
    ...must(/^urn:uuid:[0-9a-f-]{36}$/.test(textOf(item, 'guid')), 'guid is no name for good'),
    ...must(attributeOf(item, 'guid', 'isPermaLink') === 'false', 'the guid passes for an address'),
    ...must(RFC_2822.test(textOf(item, 'pubDate')), 'pubDate is no date of RFC 2822'),
    ...must(!HTML_TAG.test(textOf(item, 'description')), 'a tag in the description'),
    ...must(enclosures.length <= 1, 'more than one enclosure'),
    ...enclosures.flatMap((enclosure) => [
      ...must(isWeb(attributeIn(enclosure, 'url')), 'the enclosure has no address'),
      ...must(/^\d+$/.test(attributeIn(enclosure, 'length')), 'the enclosure has no length'),
      ...must(/^[a-z]+\/[\w.+-]+$/.test(attributeIn(enclosure, 'type')), 'the enclosure has no type'),
    ]),
  ];
}

type Json = Record<string, unknown>;

const IN_FEED = ['version', 'title', 'description', 'home_page_url', 'feed_url', 'language', 'items'];
const IN_ENTRY = [
  ...['id', 'url', 'title', 'content_text', 'summary', 'date_published', 'date_modified', 'language'],
  ...['authors', 'tags', 'image', 'attachments'],
];
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** JSON Feed 1.1 (jsonfeed.org). */
export function judgeJsonFeed(json: string): JudgedNews {
  const feed = JSON.parse(json) as Json;
  const items = (feed.items ?? []) as Json[];
  const faults = [
    ...must(feed.version === 'https://jsonfeed.org/version/1.1', 'another version'),
    ...must(typeof feed.title === 'string' && feed.title !== '', 'no title'),
    ...must(isWeb(String(feed.home_page_url)), 'home_page_url is no address'),
    ...must(isWeb(String(feed.feed_url)), 'feed_url is no address'),
    ...must(isLanguage(feed.language), 'language is no tag'),
    ...must(Array.isArray(feed.items), 'no items'),
    ...strangers(feed, IN_FEED),
    ...items.flatMap((item, index) => jsonItemFaults(item).map((fault) => `item ${index}: ${fault}`)),
    ...repeated(items.map(({ id }) => String(id))).map((id) => `id twice: ${id}`),
  ];
  return {
    faults,
    title: String(feed.title),
    link: String(feed.home_page_url),
    self: String(feed.feed_url),
    language: String(feed.language),
    items: items.map(({ id, title, url }) => ({ guid: String(id), title: String(title), url: String(url) })),
  };
}

function jsonItemFaults(item: Json): string[] {
  const attachments = (item.attachments ?? []) as Json[];
  return [
    ...must(typeof item.id === 'string' && item.id !== '', 'no id'),
    ...must(typeof item.content_text === 'string' || typeof item.content_html === 'string', 'no content'),
    ...must(isWeb(String(item.url)), 'url is no address'),
    ...must(RFC_3339.test(String(item.date_published)), 'date_published is no date of RFC 3339'),
    ...must(RFC_3339.test(String(item.date_modified)), 'date_modified is no date of RFC 3339'),
    ...must(item.language === undefined || isLanguage(item.language), 'language is no tag'),
    ...must(item.author === undefined && Array.isArray(item.authors), 'author is of version 1'),
    ...strangers(item, IN_ENTRY),
    ...attachments.flatMap(({ url, mime_type: type, size_in_bytes: size, duration_in_seconds: duration }) => [
      ...must(isWeb(String(url)) && typeof type === 'string', 'an attachment without address or type'),
      ...must(typeof size === 'number' && typeof duration === 'number', 'an attachment without measures'),
    ]),
  ];
}

/** Well formed by BCP 47, too. */
function isLanguage(value: unknown): boolean {
  try {
    return LANGUAGE.test(String(value)) && Intl.getCanonicalLocales(String(value)).length === 1;
  } catch {
    return false;
  }
}

function must(isRight: boolean, fault: string): string[] {
  return isRight ? [] : [fault];
}

function onceFaults(element: Element, names: string[]): string[] {
  return names.flatMap((name) => {
    const found = element[name]?.length ?? 0;
    return must(found === 1, `${name} stands there ${found} times`);
  });
}

function strangers(element: object, known: string[]): string[] {
  return Object.keys(element)
    .filter((name) => !known.includes(name))
    .map((name) => `${name} belongs nowhere`);
}
