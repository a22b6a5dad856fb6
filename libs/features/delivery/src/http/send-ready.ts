import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUnchanged } from '../domain/etag';
import type { ReadyAnswer } from '../reading/ready-answer';

/**
 * A browser asks every time and mostly hears 304; caches between us and many readers may answer for ten seconds, and
 * for half a minute more while they ask. A withdrawn item is gone everywhere within that time.
 */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=10, stale-while-revalidate=30';

/** Delivery is read by other sites' scripts, without anybody's credentials. */
export const openToAllSites = Object.freeze({
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Last-Modified',
  'Cross-Origin-Resource-Policy': 'cross-origin',
});

/** Sends ready bytes, or 304 to a caller who has them. */
export function sendReady(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: ReadyAnswer,
  headers: Readonly<Record<string, string>>,
): void {
  reply.headers(headers).header('ETag', answer.etag).header('Cache-Control', CACHE_CONTROL);
  if (answer.lastModified) reply.header('Last-Modified', answer.lastModified);
  const ifNoneMatch = request.headers['if-none-match'];
  const ifModifiedSince = request.headers['if-modified-since'];
  if (isUnchanged({ ifNoneMatch, ifModifiedSince }, answer.etag, answer.modifiedAt)) {
    void reply.status(304).send();
    return;
  }
  void reply.header('Content-Type', answer.mediaType).send(answer.bytes);
}
