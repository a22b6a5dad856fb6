import fc from 'fast-check';
import type { Settings } from '@haojiao/infrastructure/config';
import { JSON_TYPE, readyAnswer } from '../reading/ready-answer';
import type { ReadyPage } from '../reading/ready-page';
import { SharedCaching } from './shared-caching';
import { surrogateKeysOf } from './surrogate-keys';

const answer = readyAnswer(Buffer.from('{}'), JSON_TYPE, null);
const keeping = (cdnSeconds: number) => new SharedCaching({ cdnSeconds } as Settings);
const place = (code: string) => ({ id: `id-of-${code}`, code, name: '名' });

describe('what shared caches are told', () => {
  it('names item, unit, column and brand', () => {
    const item = { id: '0-1', organization: place('city'), column: null };
    expect(surrogateKeysOf(item)).toEqual(['content-0-1', 'organization-city']);
    const brand = { ...place('red'), color: '#c8102e', logo: null };
    expect(surrogateKeysOf({ ...item, column: place('news'), brand })).toEqual([
      ...['content-0-1', 'organization-city', 'column-news', 'brand-red'],
    ]);
  });

  it('is nothing beyond the common headers while no time is given', () => {
    const caching = keeping(0);
    const keys = () => {
      throw new Error('asked for nothing');
    };
    expect(caching.data(answer, keys)).toBe(answer);
    expect(caching.brief(answer, keys)).toBe(answer);
    const page: ReadyPage = { status: 200, answer, changesAt: null };
    expect(caching.page(page, keys)).toBe(page);
  });

  it('never lets an answer be given for longer than the time that was given, pages for a minute at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_400 }), (cdnSeconds) => {
        const caching = keeping(cdnSeconds);
        const told = caching.data(answer, () => ['a', 'b']).forCaches!;
        expect([told['surrogate-key'], told['cache-tag']]).toEqual(['a b', 'a,b']);
        expect(wholeTime(told['cache-control']!)).toBe(cdnSeconds);
        const page = caching.page({ status: 200, answer, changesAt: null }, () => []).answer.forCaches!;
        const brief = caching.brief(answer, () => []).forCaches!;
        for (const each of [page, brief])
          expect(wholeTime(each['cache-control']!)).toBe(Math.min(cdnSeconds, 60));
      }),
    );
  });

  it('leaves pages alone that change by themselves, and what is no page', () => {
    const caching = keeping(600);
    for (const page of [
      { status: 200, answer, changesAt: new Date('2026-12-13T00:00:00Z') },
      { status: 404, answer, changesAt: null },
    ] as ReadyPage[])
      expect(caching.page(page, () => [])).toBe(page);
  });
});

function wholeTime(cacheControl: string): number {
  const [, fresh, stale] =
    /^public, max-age=0, s-maxage=(\d+), stale-while-revalidate=(\d+)$/.exec(cacheControl) ?? [];
  return Number(fresh) + Number(stale);
}
