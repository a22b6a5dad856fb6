import type { OutgoingHttpHeaders } from 'node:http';
import { hardeningHeaders, withTransportSecurity } from '@haojiao/infrastructure/http';
import type { MediaAnswer } from '../media-answer';
import type { MediaFile } from '../media-files';

/**
 * A listener's own cache may keep the bytes and asks each time whether they still stand; caches between us would keep
 * listens from being counted and withdrawn files from going.
 */
const always = {
  ...hardeningHeaders,
  'cache-control': 'private, no-cache',
  'accept-ranges': 'bytes',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Accept-Ranges, Content-Length, Content-Range, ETag, Last-Modified',
  'referrer-policy': 'no-referrer',
};

export function mediaHeaders(file: MediaFile, answer: MediaAnswer, publicUrl: string): OutgoingHttpHeaders {
  const head: OutgoingHttpHeaders = {
    ...withTransportSecurity(always, publicUrl),
    etag: file.etag,
    'last-modified': file.modifiedAt.toUTCString(),
  };
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
