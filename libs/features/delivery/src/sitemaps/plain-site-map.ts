import { cleanedMarkup, markup } from '@haojiao/kernel';
import type { Markup } from '@haojiao/kernel';

/** Launch text of the search engine's console: 10,000 addresses and 5 MB a file (write-ups, read 2026-11). */
export const FILE_ADDRESSES = 10_000;
export const FILE_BYTES = 5 * 1024 * 1024;

export interface PageAddress {
  url: string;
  updatedAt: Date;
}

/**
 * A list of pages as Toutiao's search console takes it: root `DOCUMENT`, no namespaces, no attributes. The ordinary file
 * of sitemaps.org carries a namespace and may be refused there.
 */
export function renderPlainSiteMap(pages: PageAddress[]): Buffer {
  const items = pages.map(
    ({ url, updatedAt }) =>
      markup`<item><loc>${cdata(url)}</loc><lastmod>${updatedAt.toISOString()}</lastmod></item>\n`,
  );
  return Buffer.from(markup`<?xml version="1.0" encoding="UTF-8"?>\n<DOCUMENT>\n${items}</DOCUMENT>\n`.text);
}

/** Names the files where one is not enough. */
export function renderPlainIndex(files: PageAddress[]): Buffer {
  const entries = files.map(
    ({ url, updatedAt }) =>
      markup`<sitemap><loc>${cdata(url)}</loc><lastmod>${updatedAt.toISOString()}</lastmod></sitemap>\n`,
  );
  const index = markup`<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex>\n${entries}</sitemapindex>\n`;
  return Buffer.from(index.text);
}

export function renderAddressList(urls: string[]): Buffer {
  return Buffer.from(urls.map((url) => `${url}\n`).join(''));
}

/** Addresses are encoded, so nothing in them can end the section. */
function cdata(url: string): Markup {
  return cleanedMarkup(`<![CDATA[${url.replaceAll(']]>', ']]%3E')}]]>`);
}
