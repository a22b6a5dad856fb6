import fc from 'fast-check';
import type { purgeShapes } from './purge-shapes';
import { fitsShape, purgeRequests } from './purge-shapes';

const publicUrl = 'https://news.example';
const stale = {
  urls: ['https://news.example/p/a?lang=zh', 'https://news.example/p/a?lang=zh', 'https://own.example/a'],
  keys: ['item:a', 'unit:b'],
};
const bodies = (shape: (typeof purgeShapes)[number]) =>
  purgeRequests(shape, 'https://cdn.example/purge', stale, publicUrl).map(({ method, url, body }) => [
    method,
    url,
    JSON.parse(body!) as unknown,
  ]);

describe('how caches are asked', () => {
  it.each([
    ['urls', { urls: ['https://news.example/p/a?lang=zh', 'https://own.example/a'] }],
    ['keys', { keys: ['item:a', 'unit:b'] }],
    ['cloudflare_files', { files: ['https://news.example/p/a?lang=zh', 'https://own.example/a'] }],
    ['cloudflare_tags', { tags: ['item:a', 'unit:b'] }],
    ['fastly_keys', { surrogate_keys: ['item:a', 'unit:b'] }],
  ] as const)('as %s in one request, each thing once', (shape, body) => {
    expect(bodies(shape)).toEqual([['POST', 'https://cdn.example/purge', body]]);
  });

  it('address by address, of hosts that the cache stands before', () => {
    expect(purgeRequests('purge_each', 'https://cache.inside:8443{path}', stale, publicUrl)).toEqual([
      { method: 'PURGE', url: 'https://cache.inside:8443/p/a?lang=zh', body: null },
    ]);
    expect(purgeRequests('purge_each', 'https://own.example{path}', stale, publicUrl)).toHaveLength(2);
  });

  it('names everything, and no more at once than may be', () => {
    const limits = { urls: 100, keys: 100, cloudflare_files: 100, cloudflare_tags: 100, fastly_keys: 256 };
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(limits) as (keyof typeof limits)[])),
        fc.integer({ min: 0, max: 900 }),
        (shape, count) => {
          const keys = Array.from({ length: count }, (_, index) => `https://news.example/${index}`);
          const named = purgeRequests(shape, 'https://cdn.example/', { keys, urls: keys }, publicUrl).map(
            ({ body }) => Object.values(JSON.parse(body!) as Record<string, string[]>)[0]!,
          );
          expect(named.flat()).toEqual(keys);
          for (const { length } of named) expect(length).toBeLessThanOrEqual(limits[shape]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('asks for the others where one is no address: units may have set up a pattern that makes none', () => {
    const urls = ['https://[x/p/1', `${publicUrl}/p/1`];
    const asked = purgeRequests('purge_each', 'https://cdn.example{path}', { urls, keys: [] }, publicUrl);
    expect(asked.map(({ url }) => url)).toEqual(['https://cdn.example/p/1']);
  });

  it('knows which address fits', () => {
    expect(fitsShape('urls', 'https://cdn.example/purge')).toBe(true);
    expect(fitsShape('urls', 'https://cdn.example{path}')).toBe(false);
    expect(fitsShape('purge_each', 'https://cdn.example{path}')).toBe(true);
    expect(fitsShape('purge_each', 'https://cdn.example/purge{path}')).toBe(true);
    for (const wrong of [
      'https://cdn.example/',
      'https://{path}',
      'https://a{path}/{path}',
      'https://a/{path}',
    ])
      expect([wrong, fitsShape('purge_each', wrong)]).toEqual([wrong, false]);
  });
});
