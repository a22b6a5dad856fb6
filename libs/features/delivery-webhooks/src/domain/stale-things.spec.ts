import { staleThingsOf } from './stale-things';
import type { Filing } from './stale-things';

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
  staleThingsOf({ contentId: 'i1', unitCodes: ['city', 'root'], now, before }, HOST);

describe('what is stale when an item changes', () => {
  it('is marked with its own key, those of its units, column and brand, and of all lists', () => {
    expect(stale(filing({ brandCode: 'red' })).keys).toEqual([
      ...['content-i1', 'organization-city', 'organization-root', 'column-news', 'brand-red', 'contents'],
    ]);
  });

  it('is filed where it is, and where it was', () => {
    const before = filing({ slug: 'old', columnCode: 'notes', brandCode: 'blue', tags: ['旧'] });
    const { urls, keys } = stale(filing({ columnCode: null, tags: [] }), before);
    expect(keys).toEqual(expect.arrayContaining(['column-notes', 'brand-blue']));
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
    const { urls } = stale(filing({ slug: '第一条 & 其他', tags: ['a/b', 'c?d'] }), filing());
    expect(new Set(urls).size).toBe(urls.length);
    for (const url of urls) expect(new URL(url).href).toBe(url);
  });
});
