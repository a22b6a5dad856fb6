import { XMLParser, XMLValidator } from 'fast-xml-parser';

const MAX_ITEMS = 10_000;
const MAX_BYTES = 10 * 1024 * 1024;

/** What the search engine's console would say about a file of addresses; empty when it would take it. */
export function checkSitemap(bytes: Buffer): string[] {
  if (bytes.length > MAX_BYTES) return ['larger than 10 MB'];
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return ['no UTF-8'];
  }
  if (!/^<\?xml version="1\.0" encoding="utf-8"\?>/i.test(text)) return ['no XML declaration'];
  const fault = XMLValidator.validate(text);
  if (fault !== true) return [`not well-formed: ${fault.err.msg}`];
  const problems: string[] = [];
  if (/\sxmlns(:\w+)?=/.test(text)) problems.push('a namespace');
  const parsed = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => name === 'item' || name === 'sitemap',
  }).parse(text) as Record<string, { item?: object[]; sitemap?: object[] } | undefined>;
  const root = parsed.DOCUMENT ?? parsed.sitemapindex;
  if (root === undefined) problems.push('the root is neither DOCUMENT nor sitemapindex');
  const entries = parsed.DOCUMENT ? (root?.item ?? []) : (root?.sitemap ?? []);
  if (entries.length > MAX_ITEMS) problems.push('more than 10 000 items');
  if (entries.some((entry) => Object.keys(entry).some((key) => key.startsWith('@_'))))
    problems.push('attributes on an item');
  return problems;
}
