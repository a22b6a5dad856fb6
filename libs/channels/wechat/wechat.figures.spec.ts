import type { AskedPost } from '@haojiao/channel-kit';
import { describeFigures } from '@haojiao/channel-kit/testing';
import { createWechatChannel } from './wechat.channel';

const publishedAt = new Date('2026-11-01T02:00:00Z');

/** By number and by address, of many days. */
function posts(count: number): AskedPost[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `post-${index}`,
    remote: {
      id: `article-${index}`,
      url: `https://mp.weixin.qq.com/s?__biz=a&mid=${1_000 + index}&idx=1&sn=s`,
      publishedAt: new Date(publishedAt.getTime() + (index % 9) * 86_400_000),
      extra: { idx: 1, msgDataId: index % 2 === 0 ? String(1_000 + index) : null },
    },
    timesMissing: 0,
  }));
}

describeFigures(createWechatChannel(), {
  account: {
    ...{ id: 'account', organizationId: 'unit', platform: 'wechat', name: '市总工会', mode: 'api' },
    credentials: {},
    settings: {},
  },
  posts,
});
