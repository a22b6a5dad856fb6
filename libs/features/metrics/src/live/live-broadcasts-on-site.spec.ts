import { MINUTE_MS } from '@haojiao/kernel';
import { LiveBroadcastsOnSite } from './live-broadcasts-on-site';
import type { BroadcastOnSite } from './live-broadcasts-on-site';

describe('live broadcasts on the own site', () => {
  const realNow = performance.now.bind(performance);
  let ahead = 0;
  let isAway = false;
  let site: LiveBroadcastsOnSite;
  const broadcast: BroadcastOnSite = { startsAt: new Date(0), endsAt: null, way: [] };

  beforeAll(() => {
    jest.spyOn(performance, 'now').mockImplementation(() => realNow() + ahead);
  });

  beforeEach(() => {
    [ahead, isAway] = [0, false];
    site = new LiveBroadcastsOnSite();
    site.provide(async (id) => {
      if (isAway) throw new Error('the database is away');
      return id === 'known' ? broadcast : null;
    });
  });

  afterAll(() => jest.restoreAllMocks());

  it('that were known stay known while the database is away', async () => {
    expect(await site.find('known')).toBe(broadcast);
    [ahead, isAway] = [10 * MINUTE_MS, true];
    expect(await site.find('known')).toBe(broadcast);
    ahead += 10 * MINUTE_MS;
    expect(await site.find('known')).toBe(broadcast);
  });

  it('are asked for anew when what was known is old', async () => {
    expect(await site.find('known')).toBe(broadcast);
    site.forget('known');
    expect(await site.find('other')).toBeNull();
  });

  it('that nobody can tell of are not said to be absent', async () => {
    isAway = true;
    await expect(site.find('known')).rejects.toMatchObject({ code: 'counting_unavailable' });
    isAway = false;
    expect(await site.find('known')).toBe(broadcast);
  });
});
