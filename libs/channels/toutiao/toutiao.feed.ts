import { ChannelFailure } from '@haojiao/channel-kit';
import type { ChannelFeed, Finding } from '@haojiao/channel-kit';
import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import { checkItem } from './toutiao.item-check';
import { feedItem, picturesOf } from './toutiao.item';
import { renderFeedJson } from './toutiao.feed-json';
import { renderFeedRss } from './toutiao.feed-rss';

/** What Toutiao pulls from institutions that have agreed on it; its own specification is told to partners only. */
export const toutiaoFeed: ChannelFeed = {
  publishedWhen: 'confirmed',
  tombstoneMs: 30 * DAY_MS,
  window: { atLeast: 50, ageMs: 72 * HOUR_MS, atMost: 200 },
  names: ['.xml', '.json'],
  entry: async (draft, account) => {
    const item = feedItem(draft, account, await picturesOf(draft, endOfAddresses()));
    const errors = checkItem(item);
    if (errors.length > 0) throw notListable(errors);
    return { document: item, digest: item.digest };
  },
  render: async ({ name }, state) => {
    if (name === '.xml')
      return { mediaType: 'application/rss+xml; charset=utf-8', body: renderFeedRss(state) };
    if (name === '.json')
      return { mediaType: 'application/json; charset=utf-8', body: renderFeedJson(state) };
    return null;
  },
};

/** Addresses of pictures outlive every feed, and are the same for all items of a year, so that nothing changes by itself. */
function endOfAddresses(): Date {
  return new Date(Date.UTC(new Date().getUTCFullYear() + 2, 0, 1));
}

function notListable(errors: Finding[]): ChannelFailure {
  const join = (language: 'zh' | 'en') => errors.map((finding) => finding.message[language]).join(' ');
  return new ChannelFailure({
    failureClass: 'content_rejected',
    code: 'toutiao_check_failed',
    platformCode: errors.map((finding) => finding.code).join(','),
    advice: { zh: join('zh'), en: join('en') },
  });
}
