import { callForeign } from './call-foreign';
import type { Resolver } from './guarded-lookup';

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
 * Posts to an address that somebody typed in, as `callForeign` does. Yields the status; what stands in the answer is not
 * read.
 * @throws AddressRefused; Error when nobody answers in time
 */
export async function sendToForeign(address: string, delivery: ForeignDelivery): Promise<number> {
  const headers = { 'user-agent': 'Haojiao/1.0 (notices)', ...delivery.headers };
  const { status } = await callForeign(address, { ...delivery, headers });
  return status;
}
