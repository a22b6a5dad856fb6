import { etagOfBytes } from '../domain/etag';

/** Bytes to send as they are, with what describes them. */
export interface ReadyAnswer {
  bytes: Buffer;
  mediaType: string;
  etag: string;
  /**
   * Null where no date tells versions apart: a page changes with its unit and with our templates too; and of several
   * things one may be committed after another and bear the earlier time.
   */
  modifiedAt: Date | null;
  /** As HTTP writes it; of several things it may be stated, and still tell no versions apart. */
  lastModified: string | null;
  /** What shared caches are told in place of the common headers, where they may keep it for longer. */
  forCaches?: Readonly<Record<string, string>>;
}

/** When the last of several things changed: a date to be told, which tells no versions apart. */
export interface LastChange {
  at: Date;
}

export const JSON_TYPE = 'application/json; charset=utf-8';
export const HTML_TYPE = 'text/html; charset=utf-8';
export const XML_TYPE = 'application/xml; charset=utf-8';
export const RSS_TYPE = 'application/rss+xml; charset=utf-8';
export const JSON_FEED_TYPE = 'application/feed+json; charset=utf-8';

/** @param modified a date of one thing, which grows by a second at least with each change; or that of several */
export function readyAnswer(
  bytes: Buffer,
  mediaType: string,
  modified: Date | LastChange | null,
  etag: string = etagOfBytes(bytes),
): ReadyAnswer {
  const isOfOne = modified instanceof Date;
  const changedAt = isOfOne ? modified : (modified?.at ?? null);
  return {
    bytes,
    mediaType,
    etag,
    modifiedAt: isOfOne ? modified : null,
    lastModified: changedAt && changedAt.toUTCString(),
  };
}
