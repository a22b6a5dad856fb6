import { DAY_MS, HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import { nextReviewLookMs, nextSearchMs } from './poll-plan';

describe('looking at a review', () => {
  it('looks after 1, 3, 10 and 30 minutes, hourly for a day, daily for a week, and then no more', () => {
    const looks: number[] = [];
    let waited = 0;
    for (let next = nextReviewLookMs(0); next !== null; next = nextReviewLookMs(waited)) {
      waited += next;
      looks.push(waited);
    }
    expect(looks.slice(0, 6).map((at) => at / MINUTE_MS)).toEqual([1, 3, 10, 30, 60, 120]);
    expect(looks.filter((at) => at > HOUR_MS && at <= DAY_MS)).toHaveLength(23);
    expect(looks.slice(-6).map((at) => at / DAY_MS)).toEqual([2, 3, 4, 5, 6, 7]);
  });
});

describe('searching a lost post', () => {
  it('searches each minute for a quarter of an hour, then every ten up to two hours', () => {
    expect(nextSearchMs(0)).toBe(MINUTE_MS);
    expect(nextSearchMs(15 * MINUTE_MS)).toBe(10 * MINUTE_MS);
    expect(nextSearchMs(2 * HOUR_MS)).toBeNull();
  });
});
