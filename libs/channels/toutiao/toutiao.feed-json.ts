import type { FeedState, ListedEntry } from '@haojiao/channel-kit';
import { categoriesOf, coversIn } from './toutiao.feed-rss';
import { plainTime } from './toutiao.feed-time';
import type { ToutiaoItem } from './toutiao.item';

/** The same as JSON, with the names that feeds of this kind have elsewhere. */
export function renderFeedJson({ entries }: FeedState): Buffer {
  return Buffer.from(JSON.stringify({ data: entries.map(itemOf) }));
}

function itemOf(entry: ListedEntry): object {
  const item = entry.document as unknown as ToutiaoItem;
  const isGone = entry.status === 'withdraw';
  const covers = coversIn(item, isGone);
  const categories = categoriesOf(item);
  return {
    id: entry.guid,
    title: item.title,
    url: item.link,
    content: isGone ? '' : item.content,
    summary: isGone ? '' : item.summary,
    publish_time: plainTime(entry.listedAt),
    update_time: plainTime(entry.updatedAt),
    author: item.author,
    ...(item.editor && { editor: item.editor }),
    source: item.source,
    category: categories[0],
    tags: item.tags,
    image_list: covers.map((cover) => cover.url),
    cover_mode: covers.length,
    article_type: 'article',
    original: item.original,
    ...(item.declaration && { declaration: item.declaration }),
    status: entry.status,
    version: entry.version,
    digest: entry.digest,
  };
}
