import { staleAddressesOf } from './stale-addresses';
import type { Filing } from './stale-addresses';

const HOST = 'https://news.example';
const filing = (wish: Partial<Filing> = {}): Filing => ({
  slug: 'first',
  columnCode: 'news',
  brandCode: null,
  tags: ['就业'],
  canonicalUrl: `${HOST}/p/first`,
  ...wish,
});
const stale = (now: Filing, before: Filing | null = null) =>
  staleAddressesOf({ contentId: 'i1', unitCodes: ['city', 'root'], now, before }, HOST);

describe('where an item is seen, which is stale when an item changes', () => {
  it('is filed where it is, and where it was', () => {
    const before = filing({ slug: 'old', columnCode: 'notes', brandCode: 'blue', tags: ['旧'] });
    const urls = stale(filing({ columnCode: null, tags: [] }), before);
    expect(urls).toEqual(
      expect.arrayContaining([
        ...[`${HOST}/p/old`, `${HOST}/p/first`, `${HOST}/o/root/c/notes`],
        ...[
          `${HOST}/delivery/v1/feeds/columns/city/notes.rss`,
          `${HOST}/delivery/v1/feeds/brands/city/blue.json`,
        ],
        `${HOST}/delivery/v1/feeds/tags/root/${encodeURIComponent('旧')}.json`,
      ]),
    );
  });

  it('is named once each, by addresses that are addresses', () => {
    const urls = stale(filing({ slug: '第一条 & 其他', tags: ['a/b', 'c?d'] }), filing());
    expect(new Set(urls).size).toBe(urls.length);
    for (const url of urls) expect(new URL(url).href).toBe(url);
  });
});
