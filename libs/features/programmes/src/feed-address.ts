export interface FeedPlace {
  organizationCode: string;
  programmeCode: string;
  language: string;
}

/** Path of the feed of a programme in one language. */
export function feedPath({ organizationCode, programmeCode, language }: FeedPlace): string {
  const parts = [organizationCode, programmeCode, language].map(encodeURIComponent);
  return `/delivery/v1/feeds/programmes/${parts.join('/')}.rss`;
}

/** The same as an address; of a private programme it leads nowhere without a token. */
export function feedUrl(publicUrl: string, place: FeedPlace): string {
  return `${publicUrl}${feedPath(place)}`;
}
