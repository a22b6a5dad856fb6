import { checkSitemap } from '../../../../../apps/sandbox/src/toutiao/check-sitemap';
import {
  FILE_ADDRESSES,
  FILE_BYTES,
  renderAddressList,
  renderPlainIndex,
  renderPlainSiteMap,
} from './plain-site-map';

const updatedAt = new Date('2026-11-21T00:00:00Z');
/** As long as an address of ours can be. */
const page = (number: number) => ({
  url: `https://${'a'.repeat(60)}.example/p/${String(number).padStart(200, 'x')}`,
  updatedAt,
});

describe('a list of addresses for the search console', () => {
  it('is taken there when it is full', () => {
    const bytes = renderPlainSiteMap(Array.from({ length: FILE_ADDRESSES }, (_, number) => page(number)));
    expect(bytes.length).toBeLessThanOrEqual(FILE_BYTES);
    expect(checkSitemap(bytes)).toEqual([]);
  });

  it('would be refused with one more, or with a namespace', () => {
    const pages = Array.from({ length: FILE_ADDRESSES + 1 }, (_, number) => page(number));
    expect(checkSitemap(renderPlainSiteMap(pages))).toEqual(['more than 10 000 items']);
    const ordinary =
      '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>';
    expect(checkSitemap(Buffer.from(ordinary))).toEqual([
      'a namespace',
      'the root is neither DOCUMENT nor sitemapindex',
    ]);
  });

  it('may be empty, and may be one of several', () => {
    expect(checkSitemap(renderPlainSiteMap([]))).toEqual([]);
    expect(checkSitemap(renderPlainIndex([page(1), page(2)]))).toEqual([]);
    expect(renderAddressList(['https://a.example/', 'https://b.example/']).toString()).toBe(
      'https://a.example/\nhttps://b.example/\n',
    );
  });
});
