import { progressOf } from './campaign-progress';
import type { CampaignTarget, LivePost } from './campaign-progress';

const posts: LivePost[] = [
  { contentId: 'a', unitId: 'city', platform: 'wechat', publicationId: '1' },
  { contentId: 'a', unitId: 'city', platform: 'weibo', publicationId: '2' },
  { contentId: 'b', unitId: 'mill', platform: 'wechat', publicationId: '3' },
  { contentId: 'b', unitId: 'mill', platform: 'wechat', publicationId: '4' },
];
const views = [
  { contentId: 'a', unitId: 'city', views: 700 },
  { contentId: 'b', unitId: 'mill', views: 50 },
];
const reached = (wish: Partial<CampaignTarget>) =>
  progressOf({ unitId: null, metric: 'items', platform: null, number: 2, ...wish }, posts, views);

describe('progress of a campaign', () => {
  it('counts nobody twice', () => {
    expect(reached({})).toMatchObject({ reached: 2, isReached: true });
    expect(reached({ metric: 'publications' }).reached).toBe(4);
    expect(reached({ metric: 'items', platform: 'weibo' })).toMatchObject({ reached: 1, isReached: false });
  });

  it('counts one unit’s part alone', () => {
    expect(reached({ unitId: 'mill', metric: 'publications', platform: 'wechat' }).reached).toBe(2);
    expect(reached({ unitId: 'mill', metric: 'views' }).reached).toBe(50);
    expect(reached({ metric: 'views', number: 750 })).toMatchObject({ reached: 750, isReached: true });
  });
});
