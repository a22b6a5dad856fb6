import type { DeliverySummary } from '../domain/delivery-document';
import { mediaUrl } from '../domain/media-url';
import { languageTagOf } from '../pages/language-links';
import type { FeedFacts } from './rss';

/** JSON Feed 1.1 (jsonfeed.org). */
export function renderJsonFeed(facts: FeedFacts): Buffer {
  const { title, description, language, pagePath, items, feedUrl, publicUrl } = facts;
  return Buffer.from(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title,
      description,
      home_page_url: `${publicUrl}${pagePath}`,
      feed_url: feedUrl,
      language,
      items: items.map((item) => entry(item, publicUrl)),
    }),
  );
}

function entry(item: DeliverySummary, publicUrl: string): object {
  const { media, cover } = item;
  return {
    id: `urn:uuid:${item.id}`,
    url: item.canonicalUrl,
    title: item.title,
    content_text: item.summary || item.title,
    ...(item.summary && { summary: item.summary }),
    date_published: item.publishedAt,
    date_modified: item.updatedAt,
    ...(languageTagOf(item.locale) !== null && { language: item.locale }),
    authors: [{ name: item.byline || item.organization.name }],
    ...(item.tags.length > 0 && { tags: item.tags }),
    ...(cover && { image: cover.url }),
    ...(media && {
      attachments: [
        {
          url: mediaUrl(item, publicUrl) ?? media.url,
          mime_type: media.mediaType,
          size_in_bytes: media.bytes,
          duration_in_seconds: media.durationSeconds,
        },
      ],
    }),
  };
}
