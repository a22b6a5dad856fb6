import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { Json } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { GENESIS_HASH, chainHash, findChainFault } from './domain/audit-chain';
import type { AuditFacts, ChainFault, ChainedEntry } from './domain/audit-chain';
import { AuditEntryEntity } from './persistence/audit-entry.entity';

/** Who did it, from where. `id` is null for the system itself. */
export interface AuditActor {
  id: string | null;
  name: string;
  address: string | null;
  requestId: string | null;
}

export const systemActor: AuditActor = { id: null, name: 'system', address: null, requestId: null };

export interface AuditEvent {
  actor: AuditActor;
  organizationId: string | null;
  /** Past fact, `review.approved`. */
  action: string;
  objectType: string;
  objectId: string;
  /** No secrets, no bodies: ids, states, reasons. */
  details?: Json;
}

/** The advisory lock under which entries are appended, so that each knows the one before it. */
const CHAIN_LOCK = 7_204_101;
const VERIFY_BATCH = 1_000;

@Injectable()
export class AuditService {
  constructor(private readonly database: Database) {}

  /** Appends in the caller's transaction: the act and its trace stand or fall together. Call it last, the lock is held to the end. */
  async record(manager: EntityManager, event: AuditEvent): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [CHAIN_LOCK]);
    const [last] = await this.database.query<{ sequence: string; hash: string }>(
      'SELECT sequence, hash FROM audit_entries ORDER BY sequence DESC LIMIT 1',
      [],
      manager,
    );
    const previousHash = last?.hash ?? GENESIS_HASH;
    const facts: AuditFacts = {
      sequence: Number(last?.sequence ?? 0) + 1,
      id: newId(),
      occurredAt: new Date().toISOString(),
      actorId: event.actor.id,
      actorName: event.actor.name,
      organizationId: event.organizationId,
      action: event.action,
      objectType: event.objectType,
      objectId: event.objectId,
      address: event.actor.address,
      requestId: event.actor.requestId,
      details: event.details ?? {},
    };
    await manager.query(
      `INSERT INTO audit_entries (sequence, id, occurred_at, actor_id, actor_name, organization_id, action, object_type,
                                  object_id, address, request_id, details, previous_hash, hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        facts.sequence,
        facts.id,
        facts.occurredAt,
        facts.actorId,
        facts.actorName,
        facts.organizationId,
        facts.action,
        facts.objectType,
        facts.objectId,
        facts.address,
        facts.requestId,
        JSON.stringify(facts.details),
        previousHash,
        chainHash(facts, previousHash),
      ],
    );
  }

  /** Reads the whole trail in order. `fault` names the first entry that does not fit. */
  async verify(): Promise<{ entries: number; lastHash: string; fault: ChainFault | null }> {
    let previous: ChainedEntry | null = null;
    for (;;) {
      const after: number = previous?.facts.sequence ?? 0;
      const rows = await this.database.manager
        .createQueryBuilder(AuditEntryEntity, 'entry')
        .where('entry.sequence > :after', { after })
        .orderBy('entry.sequence')
        .limit(VERIFY_BATCH)
        .getMany();
      const entries = rows.map(toChainedEntry);
      const fault = findChainFault(entries, previous);
      if (fault) return { entries: after, lastHash: previous?.hash ?? GENESIS_HASH, fault };
      if (entries.length === 0)
        return { entries: after, lastHash: previous?.hash ?? GENESIS_HASH, fault: null };
      previous = entries.at(-1)!;
    }
  }
}

function toChainedEntry(row: AuditEntryEntity): ChainedEntry {
  const { previousHash, hash, occurredAt, ...facts } = row;
  return { facts: { ...facts, occurredAt: occurredAt.toISOString() }, previousHash, hash };
}
