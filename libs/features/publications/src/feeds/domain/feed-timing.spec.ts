import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import { judgeSilence } from './feed-timing';

const listedAt = new Date('2026-11-21T01:00:00Z');
const after = (ms: number) => new Date(listedAt.getTime() + ms);

describe('the silence about a listed entry', () => {
  it('means nothing for two hours, then somebody is told', () => {
    expect(judgeSilence({ listedAt, fetchedAt: null }, after(2 * HOUR_MS - 1))).toEqual({
      kind: 'wait',
      until: after(2 * HOUR_MS),
    });
    expect(judgeSilence({ listedAt, fetchedAt: null }, after(2 * HOUR_MS))).toEqual({
      kind: 'never_fetched',
    });
  });

  it('means nothing for a day after the fetch, then a person is asked', () => {
    const fetchedAt = after(HOUR_MS);
    expect(judgeSilence({ listedAt, fetchedAt }, after(HOUR_MS + DAY_MS - 1)).kind).toBe('wait');
    expect(judgeSilence({ listedAt, fetchedAt }, after(HOUR_MS + DAY_MS)).kind).toBe('unconfirmed');
  });
});
