import type { IncomingMessage, ServerResponse } from 'node:http';
import { isUnchanged } from '../domain/etag';
import type { ReadyAnswer } from '../reading/ready-answer';
import type { DeliveryHeaders } from './delivery-headers';

/**
 * Sends ready answers past the framework: their head is put together once, as the flat list that Node writes without
 * looking into it, and used for as long as the answer is kept. Says what `sendReady` says.
 */
export function directSender(
  headers: DeliveryHeaders,
): (request: IncomingMessage, response: ServerResponse, answer: ReadyAnswer) => void {
  const headsByAnswer = new WeakMap<ReadyAnswer, Heads>();
  return (request, response, answer) => {
    let heads = headsByAnswer.get(answer);
    if (!heads) {
      heads = headsOf(answer, { ...headers, ...answer.forCaches });
      headsByAnswer.set(answer, heads);
    }
    const { 'if-none-match': ifNoneMatch, 'if-modified-since': ifModifiedSince } = request.headers;
    if (isUnchanged({ ifNoneMatch, ifModifiedSince }, answer.etag, answer.modifiedAt)) {
      response.writeHead(304, heads.unchanged).end();
    } else {
      response.writeHead(200, heads.whole).end(answer.bytes);
    }
  };
}

interface Heads {
  whole: string[];
  unchanged: string[];
}

function headsOf(answer: ReadyAnswer, headers: DeliveryHeaders): Heads {
  const unchanged = [...Object.entries(headers).flat(), 'etag', answer.etag];
  if (answer.lastModified) unchanged.push('last-modified', answer.lastModified);
  const whole = [
    ...unchanged,
    ...['content-type', answer.mediaType],
    ...['content-length', String(answer.bytes.length)],
  ];
  return { whole, unchanged };
}
