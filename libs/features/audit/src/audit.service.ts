import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { Json } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditHeads } from './audit-head';
import { GENESIS_HASH, chainHash, findChainFault, findEndFault } from './domain/audit-chain';
import type { AuditFacts, ChainEnd, ChainFault, ChainedEntry } from './domain/audit-chain';
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

const VERIFY_BATCH = 1_000;

@Injectable()
export class AuditService {
  constructor(
    private readonly database: Database,
    private readonly heads: AuditHeads,
  ) {}

  /** Appends in the caller's transaction: the act and its trace stand or fall together. Call it last, the lock is held to the end. */
  async record(manager: EntityManager, event: AuditEvent): Promise<void> {
    await this.recordAll(manager, [event]);
  }

  /** The same for several acts of one transaction, in their order, by one look at the end of the trail. */
  async recordAll(manager: EntityManager, events: AuditEvent[]): Promise<void> {
    if (events.length === 0) return;
    const head = await this.heads.hold(manager);
    let end: ChainEnd = head;
    const entries = events.map((event, index) => {
      // Somebody else wrote that end: a number is left out, so that the trail shows it for good.
      const step = index === 0 && !head.isSealed ? 2 : 1;
      const facts = factsOf(event, end.sequence + step);
      const previousHash = end.hash;
      end = { sequence: facts.sequence, hash: chainHash(facts, previousHash) };
      return { ...facts, previousHash, hash: end.hash };
    });
    await manager.query(
      `INSERT INTO audit_entries (sequence, id, occurred_at, actor_id, actor_name, organization_id, action, object_type,
                                  object_id, address, request_id, details, previous_hash, hash)
       SELECT sequence, id, "occurredAt", "actorId", "actorName", "organizationId", action, "objectType", "objectId",
              address, "requestId", details, "previousHash", hash
       FROM jsonb_to_recordset($1::jsonb) AS entry (
         sequence bigint, id uuid, "occurredAt" timestamptz, "actorId" uuid, "actorName" text, "organizationId" uuid,
         action text, "objectType" text, "objectId" text, address text, "requestId" text, details jsonb,
         "previousHash" text, hash text)`,
      [JSON.stringify(entries)],
    );
    await this.heads.move(manager, end);
  }

  /** Reads the whole trail in order, as it is at one moment. `fault` names the first entry that does not fit. */
  async verify(): Promise<{ entries: number; lastHash: string; fault: ChainFault | null }> {
    return this.database.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const head = await this.heads.read(manager);
      let previous: ChainedEntry | null = null;
      for (;;) {
        const last: ChainEnd = {
          sequence: previous?.facts.sequence ?? 0,
          hash: previous?.hash ?? GENESIS_HASH,
        };
        const rows = await manager
          .createQueryBuilder(AuditEntryEntity, 'entry')
          .where('entry.sequence > :after', { after: last.sequence })
          .orderBy('entry.sequence')
          .limit(VERIFY_BATCH)
          .getMany();
        const entries = rows.map(toChainedEntry);
        const fault = entries.length > 0 ? findChainFault(entries, previous) : findEndFault(last, head);
        if (fault || entries.length === 0) return { entries: last.sequence, lastHash: last.hash, fault };
        previous = entries.at(-1)!;
      }
    });
  }

  /** After the version that began to seal the end of the trail; does nothing where it is sealed. */
  async sealFirst(manager: EntityManager): Promise<void> {
    await this.heads.sealFirst(manager);
  }
}

function factsOf(event: AuditEvent, sequence: number): AuditFacts {
  return {
    sequence,
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
}

function toChainedEntry(row: AuditEntryEntity): ChainedEntry {
  const { previousHash, hash, occurredAt, ...facts } = row;
  return { facts: { ...facts, occurredAt: occurredAt.toISOString() }, previousHash, hash };
}
