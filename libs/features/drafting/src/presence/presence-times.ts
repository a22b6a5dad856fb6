import { SECOND_MS } from '@haojiao/kernel';

/** How often a client tells that its person is still there. */
export const HEARTBEAT_SECONDS = 30;

/** Who was not heard of for so long is gone: three heartbeats were missed. */
export const PRESENCE_EXPIRES_SECONDS = 90;

/** Only what was heard of after this instant counts. */
export function aliveSince(now: Date): Date {
  return new Date(now.getTime() - PRESENCE_EXPIRES_SECONDS * SECOND_MS);
}
