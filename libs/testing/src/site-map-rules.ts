import { attributeIn, elementsOf, isWeb, repeated, textOf } from './podcast-rules';
import type { Element } from './podcast-rules';

export interface JudgedMap {
  faults: string[];
  /** Addresses of pages, or of the files of an index. */
  urls: string[];
  /** By the address of a page: language → address. */
  alternates: Record<string, Record<string, string>>;
  entries: Element[];
}

const NAMESPACES: Record<string, string> = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
  'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
  'xmlns:video': 'http://www.google.com/schemas/sitemap-video/1.1',
};
const W3C_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** The protocol of sitemaps.org, and what search engines ask of versions, pictures and films: one file of a map or an index. */
export function judgeSiteMap(xml: string, host: string): JudgedMap {
  const root = elementsOf(xml);
  const isIndex = root.sitemapindex !== undefined;
  const top = (isIndex ? root.sitemapindex : root.urlset)?.[0] ?? {};
  const entries = (isIndex ? top.sitemap : top.url) ?? [];
  const urls = entries.map((entry) => textOf(entry, 'loc'));
  const alternates = Object.fromEntries(entries.map((entry) => [textOf(entry, 'loc'), alternatesIn(entry)]));
  const namespaces = Object.entries(NAMESPACES).filter(([name]) => !isIndex || name === 'xmlns');
  const faults = [
    ...namespaces.flatMap(([name, uri]) => must(attributeIn(top, name) === uri, `${name} is not declared`)),
    ...must(entries.length > 0, 'it is empty'),
    ...must(entries.length <= 50_000, 'more than 50,000 addresses'),
    ...must(Buffer.byteLength(xml) <= 50 * 1024 * 1024, 'more than 50 MB'),
    ...urls.flatMap((url) =>
      must(url.startsWith(`${host}/`) && url.length < 2_048, `foreign or long: ${url}`),
    ),
    ...repeated(urls).map((url) => `twice: ${url}`),
    ...entries.flatMap((entry, index) =>
      [...timeFaults(entry), ...filmFaults(entry)].map((fault) => `${urls[index]}: ${fault}`),
    ),
    ...Object.entries(alternates).flatMap(([url, told]) => alternateFaults(url, told, alternates)),
  ];
  return { faults, urls, alternates, entries };
}

function alternatesIn(entry: Element): Record<string, string> {
  const links = entry['xhtml:link'] ?? [];
  return Object.fromEntries(links.map((link) => [attributeIn(link, 'hreflang'), attributeIn(link, 'href')]));
}

function alternateFaults(
  url: string,
  told: Record<string, string>,
  all: Record<string, Record<string, string>>,
): string[] {
  const tags = Object.keys(told);
  if (tags.length === 0) return [];
  const same = JSON.stringify(told);
  return [
    ...must(tags.includes('x-default'), `${url}: nothing for everybody else`),
    ...must(Object.values(told).includes(url), `${url}: does not name itself`),
    ...must(Object.values(told).includes(told['x-default'] ?? ''), `${url}: x-default is no version`),
    ...tags.flatMap((tag) => must(tag === 'x-default' || isTag(tag), `${url}: ${tag} is no language`)),
    ...Object.values(told).flatMap((other) =>
      must(
        isWeb(other) && (!all[other] || JSON.stringify(all[other]) === same),
        `${other}: does not name back ${url}`,
      ),
    ),
  ];
}

function timeFaults(entry: Element): string[] {
  const at = textOf(entry, 'lastmod');
  return must(entry.lastmod === undefined || (W3C_TIME.test(at) && !Number.isNaN(Date.parse(at))), 'no time');
}

function filmFaults(entry: Element): string[] {
  const pictures = (entry['image:image'] ?? []).flatMap((image) =>
    must(isWeb(textOf(image, 'image:loc')), 'a picture without address'),
  );
  const films = (entry['video:video'] ?? []).flatMap((film) => [
    ...must(isWeb(textOf(film, 'video:thumbnail_loc')), 'a film without a picture'),
    ...must(isWeb(textOf(film, 'video:content_loc')), 'a film without address'),
    ...must(
      textOf(film, 'video:title') !== '' && textOf(film, 'video:description') !== '',
      'a film without words',
    ),
    ...must(textOf(film, 'video:description').length <= 2_048, 'a film with too many words'),
  ]);
  return [...pictures, ...films];
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}

function must(isRight: boolean, fault: string): string[] {
  return isRight ? [] : [fault];
}
