import type { AskedPost } from '@haojiao/channel-kit';
import { describeFigures } from '@haojiao/channel-kit/testing';
import { createWeiboChannel } from './weibo.channel';

const publishedAt = new Date('2026-11-01T02:00:00Z');

/** Every seventh was recorded without an id. */
function posts(count: number): AskedPost[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `post-${index}`,
    remote: {
      id: index % 7 === 3 ? '' : String(5_230_000_000_000_001n + BigInt(index)),
      url: null,
      publishedAt,
    },
    timesMissing: 0,
  }));
}

describeFigures(createWeiboChannel(), {
  account: {
    ...{ id: 'account', organizationId: 'unit', platform: 'weibo', name: '市总工会', mode: 'api' },
    credentials: {},
    settings: {},
  },
  posts,
  mostInACall: 100,
});
