import { questionOf, wishOf } from './ranking-wish';

describe('what a ranking is asked for', () => {
  it('is items where the address says nothing that makes sense', () => {
    expect(questionOf(wishOf(new URLSearchParams('by=planets&measure=luck')))).toEqual({ by: 'items' });
  });

  it('names a measure for units, and one platform for accounts', () => {
    expect(questionOf(wishOf(new URLSearchParams('by=organizations&measure=points&platform=weibo')))).toEqual(
      {
        by: 'organizations',
        measure: 'points',
      },
    );
    expect(questionOf(wishOf(new URLSearchParams('by=accounts&platform=weibo')))).toEqual({
      by: 'accounts',
      metric: 'followers',
      platform: 'weibo',
    });
  });
});
