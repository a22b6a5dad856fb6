import { askForeign } from './ask-foreign';
import { beginningOf } from './beginning-of';
import type { Resolver } from './guarded-lookup';
import { judgeAddress } from './judge-address';

export interface ForeignCall {
  /** Default `POST`. */
  method?: 'POST' | 'PURGE';
  /** JSON; absent: nothing is sent along. */
  body?: string;
  headers: Record<string, string>;
  /** Default 10 s, for everything together. */
  timeoutMs?: number;
  /** What is kept of the answer. Default 0: it is not read. */
  maxAnswerBytes?: number;
  /** Origins from the operator's own settings. */
  trustedOrigins?: readonly string[];
  resolve?: Resolver;
}

export interface ForeignAnswer {
  status: number;
  /** Its beginning, at most `maxAnswerBytes`. */
  answer: Buffer;
  /** `Retry-After` as it was said. */
  retryAfter: string | null;
}

/**
 * Sends to an address that somebody typed in: https, public addresses only, judged in the resolution that the
 * connection uses. Redirections are not followed: what was signed for one place is not carried to another.
 * @throws AddressRefused; Error when nobody answers in time
 */
export async function callForeign(address: string, call: ForeignCall): Promise<ForeignAnswer> {
  const { method = 'POST', body, headers, timeoutMs = 10_000, maxAnswerBytes = 0, trustedOrigins } = call;
  const url = judgeAddress(address, trustedOrigins);
  const answer = await askForeign(url, {
    method,
    headers: {
      'user-agent': 'Haojiao/1.0',
      'accept-encoding': 'identity',
      'content-length': String(Buffer.byteLength(body ?? '')),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body,
    signal: AbortSignal.timeout(timeoutMs),
    isTrusted: trustedOrigins?.includes(url.origin) ?? false,
    resolve: call.resolve,
  });
  // The status is what counts: an answer that breaks off was an answer.
  const beginning = maxAnswerBytes > 0 ? await beginningOf(answer, maxAnswerBytes).catch(() => null) : null;
  answer.destroy();
  return {
    status: answer.statusCode ?? 0,
    answer: beginning ?? Buffer.alloc(0),
    retryAfter: answer.headers['retry-after'] ?? null,
  };
}
