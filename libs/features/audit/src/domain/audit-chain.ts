import { fingerprint } from '@haojiao/kernel';
import type { Json } from '@haojiao/kernel';

/** What one entry says; together with the hash of the entry before, it yields the entry's own hash. */
export interface AuditFacts {
  sequence: number;
  id: string;
  occurredAt: string;
  actorId: string | null;
  actorName: string;
  organizationId: string | null;
  action: string;
  objectType: string;
  objectId: string;
  address: string | null;
  requestId: string | null;
  details: Json;
}

/** Before the first entry there is nothing to hash. */
export const GENESIS_HASH = '0'.repeat(64);

/** SHA-256 over the canonical form of the facts and the hash of the entry before. */
export function chainHash(facts: AuditFacts, previousHash: string): string {
  return fingerprint({ ...facts, previousHash });
}

export interface ChainedEntry {
  facts: AuditFacts;
  previousHash: string;
  hash: string;
}

/**
 * `altered`: the words of the entry were changed; `gap`: one before it is missing; `unchained`: it follows another
 * entry; `cut`: it and all that came after are missing; `appended`: it was not written by the product; `unsealed`: the
 * remembered end of the trail was written by somebody else.
 */
export const chainFaults = ['altered', 'gap', 'unchained', 'cut', 'appended', 'unsealed'] as const;

export interface ChainFault {
  sequence: number;
  fault: (typeof chainFaults)[number];
}

/** The last entry of a trail; sequence 0 before the first. */
export interface ChainEnd {
  sequence: number;
  hash: string;
}

/**
 * Walks entries in order of sequence. `previous` is the last entry of the batch before, so that a long trail is
 * verified piece by piece.
 */
export function findChainFault(entries: ChainedEntry[], previous: ChainedEntry | null): ChainFault | null {
  let before = previous;
  for (const entry of entries) {
    const { sequence } = entry.facts;
    if (sequence !== (before?.facts.sequence ?? 0) + 1) return { sequence, fault: 'gap' };
    if (entry.previousHash !== (before?.hash ?? GENESIS_HASH)) return { sequence, fault: 'unchained' };
    if (chainHash(entry.facts, entry.previousHash) !== entry.hash) return { sequence, fault: 'altered' };
    before = entry;
  }
  return null;
}

/** Holds the end of a trail that is in order in itself against the end that was remembered. */
export function findEndFault(last: ChainEnd, head: ChainEnd & { isSealed: boolean }): ChainFault | null {
  if (!head.isSealed) return { sequence: head.sequence, fault: 'unsealed' };
  if (last.sequence < head.sequence) return { sequence: last.sequence + 1, fault: 'cut' };
  if (last.sequence > head.sequence) return { sequence: head.sequence + 1, fault: 'appended' };
  return last.hash === head.hash ? null : { sequence: head.sequence, fault: 'unchained' };
}
