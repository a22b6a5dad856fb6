import type { OutgoingHttpHeaders } from 'node:http';
import type { MediaAnswer } from '../media-answer';
import type { MediaFile } from '../media-files';

/**
 * A listener's own cache may keep the bytes and asks each time whether they still stand; caches between us would keep
 * listens from being counted and withdrawn files from going.
 */
const always = {
  'cache-control': 'private, no-cache',
  'accept-ranges': 'bytes',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Accept-Ranges, Content-Length, Content-Range, ETag, Last-Modified',
  'referrer-policy': 'no-referrer',
};

/** `etag` is that of the bytes as they go out, with its quotes. */
export function mediaHeaders(
  file: MediaFile,
  etag: string,
  answer: MediaAnswer,
  publicUrl: string,
): OutgoingHttpHeaders {
  const head: OutgoingHttpHeaders = {
    ...always,
    etag,
    'last-modified': file.modifiedAt.toUTCString(),
  };
  if (publicUrl.startsWith('https://')) {
    head['strict-transport-security'] = 'max-age=31536000; includeSubDomains';
  }
  if (answer.status === 416)
    return { ...head, 'content-range': `bytes */${file.bytes}`, 'content-length': 0 };
  if (answer.status === 304) return head;
  head['content-type'] = file.mediaType;
  head['content-length'] = answer.end - answer.start;
  if (answer.status === 206) {
    head['content-range'] = `bytes ${answer.start}-${answer.end - 1}/${file.bytes}`;
  }
  return head;
}
