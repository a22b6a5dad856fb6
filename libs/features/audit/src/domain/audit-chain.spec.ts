import { GENESIS_HASH, chainHash, findChainFault, findEndFault } from './audit-chain';
import type { ChainedEntry } from './audit-chain';

function trail(length: number): ChainedEntry[] {
  const entries: ChainedEntry[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const facts = {
      sequence,
      id: `entry-${sequence}`,
      occurredAt: '2026-11-21T01:00:00.000Z',
      actorId: 'person',
      actorName: '王编辑',
      organizationId: 'unit',
      action: 'review.approved',
      objectType: 'review',
      objectId: 'review-1',
      address: null,
      requestId: null,
      details: { stage: 'review_1' },
    };
    const previousHash = entries.at(-1)?.hash ?? GENESIS_HASH;
    entries.push({ facts, previousHash, hash: chainHash(facts, previousHash) });
  }
  return entries;
}

describe('the audit chain', () => {
  it('finds nothing wrong with an untouched trail', () => {
    expect(findChainFault(trail(5), null)).toBeNull();
  });

  it('verifies a long trail in pieces', () => {
    const entries = trail(6);
    expect(findChainFault(entries.slice(3), entries[2]!)).toBeNull();
  });

  it('names the entry whose words were changed', () => {
    const entries = trail(5);
    entries[2] = { ...entries[2]!, facts: { ...entries[2]!.facts, actorName: '李编辑' } };
    expect(findChainFault(entries, null)).toEqual({ sequence: 3, fault: 'altered' });
  });

  it('names the gap where an entry was taken out', () => {
    const entries = trail(5);
    entries.splice(1, 1);
    expect(findChainFault(entries, null)).toEqual({ sequence: 3, fault: 'gap' });
  });

  it('notices an entry that was rewritten together with its hash', () => {
    const entries = trail(3);
    const facts = { ...entries[1]!.facts, details: { stage: 'review_2' } };
    entries[1] = {
      facts,
      previousHash: entries[1]!.previousHash,
      hash: chainHash(facts, entries[1]!.previousHash),
    };
    expect(findChainFault(entries, null)).toEqual({ sequence: 3, fault: 'unchained' });
  });
});

describe('the end of a trail', () => {
  const end = (sequence: number, hash = `hash of ${sequence}`) => ({ sequence, hash });
  const head = { ...end(5), isSealed: true };

  it('is the one that was remembered', () => {
    expect(findEndFault(end(5), head)).toBeNull();
  });

  it('names the first entry that was cut off, and the first that nobody remembers', () => {
    expect(findEndFault(end(2), head)).toEqual({ sequence: 3, fault: 'cut' });
    expect(findEndFault(end(7), head)).toEqual({ sequence: 6, fault: 'appended' });
  });

  it('is another where all hashes were written anew', () => {
    expect(findEndFault(end(5, 'another'), head)).toEqual({ sequence: 5, fault: 'unchained' });
  });

  it('is worth nothing where its seal does not hold', () => {
    expect(findEndFault(end(5), { ...head, isSealed: false })).toEqual({ sequence: 5, fault: 'unsealed' });
  });
});
