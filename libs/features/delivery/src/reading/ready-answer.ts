import { etagOfBytes } from '../domain/etag';

/** Bytes to send as they are, with what describes them. */
export interface ReadyAnswer {
  bytes: Buffer;
  mediaType: string;
  etag: string;
  /** Null where no date tells versions apart: a page changes with its unit and with our templates too. */
  modifiedAt: Date | null;
  /** `modifiedAt` as HTTP writes it. */
  lastModified: string | null;
}

export const JSON_TYPE = 'application/json; charset=utf-8';
export const HTML_TYPE = 'text/html; charset=utf-8';
export const XML_TYPE = 'application/xml; charset=utf-8';
export const RSS_TYPE = 'application/rss+xml; charset=utf-8';
export const JSON_FEED_TYPE = 'application/feed+json; charset=utf-8';

export function readyAnswer(
  bytes: Buffer,
  mediaType: string,
  modifiedAt: Date | null,
  etag: string = etagOfBytes(bytes),
): ReadyAnswer {
  return { bytes, mediaType, etag, modifiedAt, lastModified: modifiedAt && modifiedAt.toUTCString() };
}
