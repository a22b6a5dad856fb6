import { mayFetch } from './feed-clients';
import { readFeedQuestion } from './read-feed-query';

describe('who may fetch a feed', () => {
  it('is everybody where no list is set', () => {
    expect(mayFetch('203.0.113.9', undefined)).toBe(true);
    expect(mayFetch('203.0.113.9', [])).toBe(true);
  });

  it.each([
    ['203.0.113.9', ['203.0.113.9'], true],
    ['203.0.113.10', ['203.0.113.9'], false],
    ['203.0.113.255', ['203.0.113.0/24'], true],
    ['203.0.114.0', ['203.0.113.0/24'], false],
    ['::ffff:203.0.113.9', ['203.0.113.9'], true],
    ['2001:db8::1', ['2001:db8::/32'], true],
    ['2001:db9::1', ['2001:db8::/32'], false],
    ['nonsense', ['0.0.0.0/0'], false],
    ['203.0.113.9', ['203.0.113.0/99', 'name.example'], false],
  ])('%s under %j: %s', (address, allowed, expected) => {
    expect(mayFetch(address, allowed)).toBe(expected);
  });
});

describe('what a feed is asked for', () => {
  it('is a time and a page, and nonsense is not heard', () => {
    expect(readFeedQuestion({ since: '2026-11-20T08:00:00+08:00', page: '3' })).toEqual({
      since: new Date('2026-11-20T00:00:00Z'),
      page: 3,
    });
    expect(readFeedQuestion({ since: 'yesterday', page: '-1' })).toEqual({ since: null, page: 1 });
    expect(readFeedQuestion({ since: '2026-13-45', page: '0' })).toEqual({ since: null, page: 1 });
  });
});
