import { request as plainRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { guardedLookup } from './guarded-lookup';
import type { Resolver } from './guarded-lookup';

export interface ForeignRequest {
  /** `PURGE` is what caches of one's own (nginx, Varnish) are asked with. */
  method: 'GET' | 'HEAD' | 'POST' | 'PURGE';
  headers: Record<string, string>;
  body?: string;
  signal: AbortSignal;
  /** An origin of the operator's own settings: asked whatever its address. */
  isTrusted: boolean;
  resolve?: Resolver;
}

/** One request to a judged address, on a connection of its own: none that was opened for another name is used again. */
export function askForeign(url: URL, request: ForeignRequest): Promise<IncomingMessage> {
  const { method, headers, body, signal, isTrusted, resolve } = request;
  return new Promise((done, fail) => {
    const send = url.protocol === 'https:' ? secureRequest : plainRequest;
    const asked = send(url, {
      method,
      agent: false,
      headers,
      signal,
      ...(!isTrusted && { lookup: guardedLookup(resolve) }),
    });
    asked.once('response', done);
    asked.once('error', fail);
    asked.end(body);
  });
}
