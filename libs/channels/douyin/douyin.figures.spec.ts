import type { AskedPost } from '@haojiao/channel-kit';
import { describeFigures } from '@haojiao/channel-kit/testing';
import { createDouyinChannel } from './douyin.channel';

const publishedAt = new Date('2026-11-01T02:00:00Z');

/** Posted by us, recorded by their page, by a short address, and without any. */
function posts(count: number): AskedPost[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `post-${index}`,
    remote: [
      { id: `@9Vx${index}+/==`, url: null, publishedAt, extra: { videoId: null } },
      {
        id: String(7_199_999_999_990_000_001n + BigInt(index)),
        url: 'https://www.douyin.com/video/7',
        publishedAt,
      },
      { id: '', url: null, publishedAt },
    ][index % 3]!,
    timesMissing: 0,
  }));
}

describeFigures(createDouyinChannel(), {
  account: {
    ...{ id: 'account', organizationId: 'unit', platform: 'douyin', name: '市总工会', mode: 'api' },
    credentials: {},
    settings: {},
  },
  posts,
  mostInACall: 20,
});
