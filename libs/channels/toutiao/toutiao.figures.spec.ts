import type { AskedPost } from '@haojiao/channel-kit';
import { describeFigures } from '@haojiao/channel-kit/testing';
import { createToutiaoChannel } from './toutiao.channel';

const publishedAt = new Date('2026-11-01T02:00:00Z');

/** Videos that were posted by API, and articles that were not. */
function posts(count: number): AskedPost[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `post-${index}`,
    remote:
      index % 4 === 0
        ? { id: '', url: null, publishedAt }
        : { id: `@item${index}==`, url: null, publishedAt, extra: { videoId: 'v' } },
    timesMissing: 0,
  }));
}

describeFigures(createToutiaoChannel(), {
  account: {
    ...{ id: 'account', organizationId: 'unit', platform: 'toutiao', name: '市总工会', mode: 'api' },
    credentials: {},
    settings: { officialVideo: true },
  },
  posts,
  mostInACall: 20,
});
