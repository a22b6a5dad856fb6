import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUnchanged } from '../domain/etag';
import type { ReadyAnswer } from '../reading/ready-answer';
import type { ReadyPage } from '../reading/ready-page';
import { pageHeaders } from './delivery-headers';
import type { DeliveryHeaders } from './delivery-headers';

/** Sends ready bytes, or 304 to a caller who has them. */
export function sendReady(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: ReadyAnswer,
  headers: DeliveryHeaders,
): void {
  reply.headers({ ...headers, ...answer.forCaches }).header('etag', answer.etag);
  if (answer.lastModified) reply.header('last-modified', answer.lastModified);
  const ifNoneMatch = request.headers['if-none-match'];
  const ifModifiedSince = request.headers['if-modified-since'];
  if (isUnchanged({ ifNoneMatch, ifModifiedSince }, answer.etag, answer.modifiedAt)) {
    void reply.status(304).send();
    return;
  }
  void reply.header('content-type', answer.mediaType).send(answer.bytes);
}

/** The same for a page, which may also say that there is nothing, nothing any more or not yet, or that it is elsewhere. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, answer, location, retryAfterSeconds = 3_600 }: ReadyPage,
  headers: DeliveryHeaders = pageHeaders,
): void {
  if (status === 200) return sendReady(request, reply, answer, headers);
  if (location !== undefined) void reply.header('location', location);
  if (status === 503) void reply.header('retry-after', String(retryAfterSeconds));
  void reply
    .status(status)
    .headers(headers)
    .header('cache-control', 'no-cache')
    .header('content-type', answer.mediaType)
    .send(answer.bytes);
}
