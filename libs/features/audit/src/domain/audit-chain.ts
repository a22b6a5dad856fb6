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

export interface ChainFault {
  sequence: number;
  fault: 'altered' | 'gap' | 'unchained';
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
