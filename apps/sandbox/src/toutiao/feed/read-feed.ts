import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An item as the puller understands it. */
export interface PulledItem {
  guid: string;
  title: string;
  link: string;
  content: string;
  summary: string;
  author: string;
  status: string;
  version: number;
  covers: string[];
  coverMode: number;
  publishedAt: string;
  modifiedAt: string;
  digest: string;
}

const namespaces: Record<string, string> = {
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  media: 'http://search.yahoo.com/mrss/',
};

const rfc822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} \+0800$/;

/** Reads a feed as strictly as a partner that wants no trouble. @throws Error saying what is wrong with the document */
export function readFeed(bytes: Buffer, mediaType: string): PulledItem[] {
  const text = strictUtf8(bytes);
  if (mediaType.startsWith('application/json')) return readJson(text);
  if (!mediaType.startsWith('application/rss+xml')) throw new Error(`unexpected media type ${mediaType}`);
  return readRss(text);
}

function strictUtf8(bytes: Buffer): string {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) throw new Error('there is a BOM');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error('it is no UTF-8');
  }
}

function readRss(text: string): PulledItem[] {
  if (!/^<\?xml version="1\.0" encoding="utf-8"\?>/i.test(text))
    throw new Error('the XML declaration is missing');
  const fault = XMLValidator.validate(text);
  if (fault !== true) throw new Error(`it is not well-formed: ${fault.err.msg}`);
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    isArray: (name) => ['item', 'category', 'media:thumbnail'].includes(name),
  });
  const { rss } = parser.parse(text) as { rss?: Record<string, unknown> };
  if (rss?.['@_version'] !== '2.0') throw new Error('the root is not rss 2.0');
  for (const [prefix, uri] of Object.entries(namespaces)) {
    if (rss[`@_xmlns:${prefix}`] !== uri) throw new Error(`the namespace ${prefix} is not ${uri}`);
  }
  const { item = [] } = (rss.channel ?? {}) as { item?: Record<string, unknown>[] };
  return item.map(rssItem);
}

function rssItem(item: Record<string, unknown>): PulledItem {
  const guid = item.guid as Record<string, string>;
  const covers = (item['media:thumbnail'] ?? []) as Record<string, string>[];
  const publishedAt = textOf(item.pubDate);
  if (!rfc822.test(publishedAt)) throw new Error(`pubDate ${publishedAt} is no RFC 822 date of +0800`);
  return {
    guid: textOf(guid?.['#text']),
    title: textOf(item.title),
    link: textOf(item.link),
    content: textOf(item['content:encoded']),
    summary: textOf(item.description),
    author: textOf(item['dc:creator']),
    status: textOf(item['tu:status']),
    version: Number(item['tu:version']),
    covers: covers.map((cover) => textOf(cover['@_url'])),
    coverMode: Number(item['tu:coverMode']),
    publishedAt,
    modifiedAt: textOf(item['dcterms:modified']),
    digest: textOf(item['tu:digest']),
  };
}

function readJson(text: string): PulledItem[] {
  const { data } = JSON.parse(text) as { data?: Record<string, unknown>[] };
  if (!Array.isArray(data)) throw new Error('there is no list data');
  return data.map((item) => ({
    guid: textOf(item.id),
    title: textOf(item.title),
    link: textOf(item.url),
    content: textOf(item.content),
    summary: textOf(item.summary),
    author: textOf(item.author),
    status: textOf(item.status),
    version: Number(item.version),
    covers: (item.image_list as string[] | undefined) ?? [],
    coverMode: Number(item.cover_mode),
    publishedAt: textOf(item.publish_time),
    modifiedAt: textOf(item.update_time),
    digest: textOf(item.digest),
  }));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
