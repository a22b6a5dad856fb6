import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An item as a listener's program reads it. */
export interface HeardItem {
  guid: string;
  title: string;
  url: string;
  length: number;
  mediaType: string;
  number: number | null;
  publishedAt: Date;
}

export interface JudgedFeed {
  /** What a validator would complain about; empty for a sound feed. */
  faults: string[];
  items: HeardItem[];
  /** The whole channel, attributes under `@name`, every element a list. */
  channel: Element;
}

export interface Element {
  [name: string]: Element[];
}

export const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
export const RFC_2822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} (GMT|[+-]\d{4})$/;
const UUID_5 = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const NAMESPACES: Record<string, string> = {
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  podcast: 'https://podcastindex.org/namespace/1.0',
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
};
const ONCE_IN_CHANNEL = [
  ...['title', 'link', 'description', 'language', 'lastBuildDate'],
  ...['itunes:image', 'itunes:explicit', 'itunes:author', 'itunes:type', 'itunes:owner'],
  ...['podcast:guid', 'podcast:locked'],
];
const ONCE_IN_ITEM = ['title', 'guid', 'pubDate', 'description', 'enclosure', 'itunes:episodeType'];
/** Apple took them out of its own rules, or they belong elsewhere. */
const FORBIDDEN = ['itunes:subtitle', 'itunes:summary', 'itunes:keywords', 'ttl', 'itunes:order'];

/**
 * The rules of feed validators as code: required, single and forbidden elements, namespaces, dates, guids, addresses,
 * values from closed lists. After the RSS 2.0 specification, Apple's requirements and the podcast namespace.
 */
export function judgeFeed(xml: string): JudgedFeed {
  const root = elementsOf(xml);
  const rss = root.rss?.[0] ?? {};
  const channel = rss.channel?.[0] ?? {};
  const items = channel.item ?? [];
  const faults = [
    ...rootFaults(rss),
    ...channelFaults(channel),
    ...items.flatMap((item, index) => itemFaults(item).map((fault) => `item ${index}: ${fault}`)),
    ...repeated(items.map((item) => textOf(item, 'guid'))).map((guid) => `guid twice: ${guid}`),
  ];
  return { faults, items: items.map(heard), channel };
}

/** Attributes under `@name`, every element a list. @throws Error for what is no XML */
export function elementsOf(xml: string): Element {
  const sound = XMLValidator.validate(xml);
  if (sound !== true) throw new Error(`No XML: ${sound.err.msg} at line ${sound.err.line}`);
  return new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    textNodeName: '#',
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: true,
    isArray: () => true,
    alwaysCreateTextNode: true,
  }).parse(xml) as Element;
}

/** The text of the first such child. */
export function textOf(element: Element, name: string): string {
  const [child] = element[name] ?? [];
  return typeof child === 'string' ? child : String((child as unknown as { '#'?: string })?.['#'] ?? '');
}

export function attributeOf(element: Element, name: string, attribute: string): string {
  const [child] = element[name] ?? [];
  return attributeIn(child, attribute);
}

export function attributeIn(element: Element | undefined, attribute: string): string {
  const value: unknown = element?.[`@${attribute}`];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

function rootFaults(rss: Element): string[] {
  const wrong = Object.entries(NAMESPACES).filter(
    ([prefix, uri]) => attributeIn(rss, `xmlns:${prefix}`) !== uri,
  );
  return [
    ...(attributeIn(rss, 'version') === '2.0' ? [] : ['version is not 2.0']),
    ...wrong.map(([prefix]) => `namespace ${prefix} is not declared`),
    ...(rss.channel?.length === 1 ? [] : ['not one channel']),
  ];
}

function channelFaults(channel: Element): string[] {
  const faults = [...onceFaults(channel, ONCE_IN_CHANNEL), ...forbiddenFaults(channel)];
  const check = (isRight: boolean, fault: string) => (isRight ? [] : [fault]);
  const self = (channel['atom:link'] ?? []).filter((link) => attributeIn(link, 'rel') === 'self');
  const categories = channel['itunes:category'] ?? [];
  return [
    ...faults,
    ...check(LANGUAGE.test(textOf(channel, 'language')), 'language is no tag'),
    ...check(RFC_2822.test(textOf(channel, 'lastBuildDate')), 'lastBuildDate is no date of RFC 2822'),
    ...check(isWeb(textOf(channel, 'link')), 'link is no address'),
    ...check(isWeb(attributeOf(channel, 'itunes:image', 'href')), 'itunes:image has no address'),
    ...check(['true', 'false'].includes(textOf(channel, 'itunes:explicit')), 'itunes:explicit is wrong'),
    ...check(['episodic', 'serial'].includes(textOf(channel, 'itunes:type')), 'itunes:type is wrong'),
    ...check(UUID_5.test(textOf(channel, 'podcast:guid')), 'podcast:guid is no UUID of version 5'),
    ...check(['yes', 'no'].includes(textOf(channel, 'podcast:locked')), 'podcast:locked is wrong'),
    ...check(self.length === 1 && isWeb(attributeIn(self[0], 'href')), 'not one atom:link to itself'),
    ...check(categories.length > 0, 'itunes:category is missing'),
    ...categories.flatMap((category) =>
      check(attributeIn(category, 'text') !== '', 'a category without text'),
    ),
    ...check(textOf(channel['itunes:owner']?.[0] ?? {}, 'itunes:name') !== '', 'the owner has no name'),
  ];
}

function itemFaults(item: Element): string[] {
  const faults = [...onceFaults(item, ONCE_IN_ITEM), ...forbiddenFaults(item)];
  const check = (isRight: boolean, fault: string) => (isRight ? [] : [fault]);
  const whole = (name: string) => item[name] === undefined || /^[1-9]\d*$/.test(textOf(item, name));
  const children = (name: string) => item[name] ?? [];
  return [
    ...faults,
    ...check(attributeOf(item, 'guid', 'isPermaLink') === 'false', 'the guid passes for an address'),
    ...check(RFC_2822.test(textOf(item, 'pubDate')), 'pubDate is no date of RFC 2822'),
    ...check(isWeb(attributeOf(item, 'enclosure', 'url')), 'the enclosure has no address'),
    ...check(/^[1-9]\d*$/.test(attributeOf(item, 'enclosure', 'length')), 'the enclosure has no length'),
    ...check(/^audio\/[\w-]+$/.test(attributeOf(item, 'enclosure', 'type')), 'the enclosure is no sound'),
    ...check(
      ['full', 'trailer', 'bonus'].includes(textOf(item, 'itunes:episodeType')),
      'itunes:episodeType is wrong',
    ),
    ...['itunes:season', 'itunes:episode', 'itunes:duration', 'podcast:season', 'podcast:episode'].flatMap(
      (name) => check(whole(name), `${name} is no whole number above nought`),
    ),
    ...children('podcast:transcript').flatMap((transcript) =>
      check(
        isWeb(attributeIn(transcript, 'url')) &&
          [
            'text/vtt',
            'application/x-subrip',
            'application/srt',
            'text/plain',
            'text/html',
            'application/json',
          ].includes(attributeIn(transcript, 'type')),
        'a transcript without address or type',
      ),
    ),
    ...children('podcast:chapters').flatMap((chapters) =>
      check(
        isWeb(attributeIn(chapters, 'url')) && attributeIn(chapters, 'type') === 'application/json+chapters',
        'chapters without address or type',
      ),
    ),
  ];
}

function onceFaults(element: Element, names: string[]): string[] {
  return names.flatMap((name) => {
    const found = element[name]?.length ?? 0;
    return found === 1 ? [] : [`${name} stands there ${found} times`];
  });
}

function forbiddenFaults(element: Element): string[] {
  return FORBIDDEN.filter((name) => element[name] !== undefined).map((name) => `${name} is outdated`);
}

function heard(item: Element): HeardItem {
  const number = textOf(item, 'itunes:episode');
  return {
    guid: textOf(item, 'guid'),
    title: textOf(item, 'title'),
    url: attributeOf(item, 'enclosure', 'url'),
    length: Number(attributeOf(item, 'enclosure', 'length')),
    mediaType: attributeOf(item, 'enclosure', 'type'),
    number: number === '' ? null : Number(number),
    publishedAt: new Date(textOf(item, 'pubDate')),
  };
}

export function isWeb(address: string): boolean {
  return /^https?:\/\//.test(address) && URL.canParse(address);
}

export function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
