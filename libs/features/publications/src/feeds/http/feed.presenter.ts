import type { IssuedFeed } from '../feed-secrets';
import type { FeedEntryEntity } from '../persistence/feed-entry.entity';
import type { FeedEntryResponse, IssuedFeedResponse } from './feed.responses';

export function presentIssuedFeed({ urls, publicKey, issuedAt }: IssuedFeed): IssuedFeedResponse {
  return { url: urls[0] ?? '', urls, publicKey, issuedAt: issuedAt.toISOString() };
}

export function presentFeedEntry(entry: FeedEntryEntity): FeedEntryResponse {
  return {
    guid: entry.guid,
    version: entry.version,
    status: entry.status,
    listedAt: entry.listedAt.toISOString(),
    updatedAt: entry.updatedAt.toISOString(),
    fetchedVersion: entry.fetchedVersion,
    fetchedAt: entry.fetchedAt?.toISOString() ?? null,
    fetchedBy: entry.fetchedBy,
    fetchedClient: entry.fetchedClient,
  };
}
