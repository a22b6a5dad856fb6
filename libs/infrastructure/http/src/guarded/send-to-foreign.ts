import { askForeign } from './ask-foreign';
import type { Resolver } from './guarded-lookup';
import { judgeAddress } from './judge-address';

export interface ForeignDelivery {
  /** JSON. */
  body: string;
  headers: Record<string, string>;
  /** Default 10 s. */
  timeoutMs?: number;
  /** Origins from the operator's own settings. */
  trustedOrigins?: readonly string[];
  resolve?: Resolver;
}

/**
 * Posts to an address that somebody typed in: https, public addresses only, judged in the resolution that the
 * connection uses. Redirections are not followed: what was signed for one place is not carried to another. Yields the
 * status; what stands in the answer is not read.
 * @throws AddressRefused; Error when nobody answers in time
 */
export async function sendToForeign(address: string, delivery: ForeignDelivery): Promise<number> {
  const { body, headers, timeoutMs = 10_000, trustedOrigins, resolve } = delivery;
  const url = judgeAddress(address, trustedOrigins);
  const answer = await askForeign(url, {
    method: 'POST',
    headers: {
      'user-agent': 'Haojiao/1.0 (notices)',
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    },
    body,
    signal: AbortSignal.timeout(timeoutMs),
    isTrusted: trustedOrigins?.includes(url.origin) ?? false,
    resolve,
  });
  answer.destroy();
  return answer.statusCode ?? 0;
}
