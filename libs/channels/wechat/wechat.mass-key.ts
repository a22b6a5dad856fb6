import { HOUR_MS } from '@haojiao/kernel';
import { createHash } from 'node:crypto';

/** WeChat remembers a key for 24 h after it took the message; asking again late must still fall well within. */
export const KEY_TRUSTED_MS = 20 * HOUR_MS;
export const KEY_FORGOTTEN_MS = 24 * HOUR_MS;

/**
 * `clientmsgid` of one try at a mass send: 32 hex characters, as more than 32 bytes are refused (45067). The same for
 * every repetition of a try, another for the next try after WeChat had decided on one.
 */
export function massSendKey(publicationId: string, begunAt: string): string {
  return createHash('sha256').update(`${publicationId} ${begunAt}`).digest('hex').slice(0, 32);
}

const MASS = 'mass:';
const WAITING = 'mass-waiting:';

/** What a mass send is asked for by; apart from the numbers of publishing jobs. */
export function massReference(msgId: string): string {
  return `${MASS}${msgId}`;
}

/** For one that waits for the administrator and has no number yet. */
export function waitingReference(key: string): string {
  return `${WAITING}${key}`;
}

/** The number in a reference; null for one without number; undefined when it is no mass send. */
export function massIdOf(reference: string): string | null | undefined {
  if (reference.startsWith(MASS)) return reference.slice(MASS.length);
  return reference.startsWith(WAITING) ? null : undefined;
}
