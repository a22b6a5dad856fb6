import { fingerprint } from '@haojiao/kernel';

/** The fields of the call that carries the post, in their order, with a hash by which two of them are compared. */
export interface Sent {
  hash: string;
  fields: [name: string, value: string][];
}

/** Null where the adapter does not tell what it sends. */
export function sentOf(preview: { sent?: Record<string, string> }): Sent | null {
  if (!preview.sent) return null;
  return { hash: fingerprint(preview.sent), fields: Object.entries(preview.sent) };
}
