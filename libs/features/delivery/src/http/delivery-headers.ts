import { hardeningHeaders } from '@haojiao/infrastructure/http';

/** What every public answer says, whichever way it leaves the house. */
const always = {
  ...hardeningHeaders,
  /**
   * A browser asks every time and mostly hears 304; caches between us and many readers may answer for ten seconds, and
   * for half a minute more while they ask. A withdrawn item is gone everywhere within that time.
   */
  'cache-control': 'public, max-age=0, s-maxage=10, stale-while-revalidate=30',
};

export type DeliveryHeaders = Readonly<Record<string, string>>;

/** Documents, lists and feeds: read by other sites' scripts, without anybody's credentials. */
export const dataHeaders: DeliveryHeaders = Object.freeze({
  ...always,
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Last-Modified',
  'cross-origin-resource-policy': 'cross-origin',
});

/** Nothing runs in a page but our own files, and nothing is sent anywhere but to us. */
export const pageHeaders: DeliveryHeaders = Object.freeze({
  ...always,
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join(';'),
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-resource-policy': 'same-origin',
});
