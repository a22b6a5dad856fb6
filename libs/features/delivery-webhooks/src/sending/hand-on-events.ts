import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { staleAddressesOf } from '../domain/stale-addresses';
import type { Filing } from '../domain/stale-addresses';
import type { WebhookKind } from '../persistence/webhook.entity';
import { staleKeysOf } from './stale-keys';

const AT_ONCE = 200;

interface KeptEvent {
  id: string;
  type: string;
  occurredAt: Date;
  data: Record<string, unknown> & { id: string };
  filed: Filing | null;
  filedBefore: Filing | null;
  /** From the unit's own to the root's. */
  unitCodes: string[];
}

interface Wish {
  eventId: string;
  webhookId: string;
  kind: WebhookKind;
}

interface NewMessage {
  webhookId: string;
  sequence: number;
  type: string;
  body: string;
}

/** Makes of each event one message for each webhook that wants to hear of it, numbered in the order of what happened. */
@Injectable()
export class HandOnEvents {
  private readonly logger = new Logger('webhooks');

  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * All in one transaction, so no event is handed on twice or lost; workers take turns, so that numbers follow the
   * events. What happened to one item stays in order: its row was held while it was written. How many were handed on.
   */
  async run(): Promise<number> {
    return this.database.transaction(async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('webhook_events'))`);
      const events = await this.oldest(manager);
      if (events.length === 0) return 0;
      const ids = events.map(({ id }) => id);
      const wishes = await this.wishesFor(manager, ids);
      const stale = this.staleBodies(events, wishes);
      const sent = wishes.filter(({ kind, eventId }) => kind !== 'purge' || stale.has(eventId));
      await this.keep(manager, await this.messagesOf(manager, events, sent, stale));
      await manager.query('DELETE FROM webhook_events WHERE id = ANY($1::bigint[])', [ids]);
      return events.length;
    });
  }

  /** Plan: the primary key in order; the units above by their keys. */
  private oldest(manager: EntityManager): Promise<KeptEvent[]> {
    return this.database.query<KeptEvent>(
      `SELECT e.id, e.type, e.occurred_at AS "occurredAt", e.data, e.filed, e.filed_before AS "filedBefore",
              ARRAY(SELECT above.code FROM unnest(o.path) WITH ORDINALITY AS step (id, place)
                    JOIN organizations above ON above.id = step.id ORDER BY step.place DESC) AS "unitCodes"
       FROM webhook_events e JOIN organizations o ON o.id = e.organization_id
       ORDER BY e.id LIMIT $1`,
      [AT_ONCE],
      manager,
    );
  }

  /**
   * By the tree as it stands now. Rows of webhooks are held in one order, so that their numbers have no gaps. Plan: the
   * events by their key, each against the webhooks of the units above it (`webhooks_name`).
   */
  private async wishesFor(manager: EntityManager, eventIds: string[]): Promise<Wish[]> {
    const wishes = await this.database.query<Wish>(
      `SELECT e.id AS "eventId", w.id AS "webhookId", w.kind
       FROM webhook_events e JOIN organizations o ON o.id = e.organization_id
       JOIN webhooks w ON w.organization_id = ANY(o.path)
         AND (w.include_descendants OR w.organization_id = e.organization_id)
       WHERE e.id = ANY($1::bigint[]) AND e.type = ANY(w.events) AND w.state <> 'off'
       ORDER BY e.id, w.id`,
      [eventIds],
      manager,
    );
    const held = await this.database.query<{ id: string }>(
      'SELECT id FROM webhooks WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE',
      [[...new Set(wishes.map(({ webhookId }) => webhookId))]],
      manager,
    );
    const there = new Set(held.map(({ id }) => id));
    return wishes.filter(({ webhookId }) => there.has(webhookId));
  }

  private async messagesOf(
    manager: EntityManager,
    events: KeptEvent[],
    wishes: Wish[],
    stale: Map<string, string>,
  ): Promise<NewMessage[]> {
    const counts = new Map<string, number>();
    for (const { webhookId } of wishes) counts.set(webhookId, (counts.get(webhookId) ?? 0) + 1);
    const firsts = await this.database.query<{ id: string; first: number }>(
      `WITH counted AS (
         UPDATE webhooks w SET last_sequence = w.last_sequence + told.count
         FROM unnest($1::uuid[], $2::integer[]) AS told (id, count) WHERE w.id = told.id
         RETURNING w.id, w.last_sequence - told.count + 1 AS first)
       SELECT id, first FROM counted`,
      [[...counts.keys()], [...counts.values()]],
      manager,
    );
    const next = new Map(firsts.map(({ id, first }) => [id, first]));
    const byId = new Map(events.map((event) => [event.id, event]));
    return wishes.map(({ eventId, webhookId, kind }) => {
      const event = byId.get(eventId)!;
      const sequence = next.get(webhookId)!;
      next.set(webhookId, sequence + 1);
      const body = kind === 'purge' ? stale.get(eventId)! : messageBody(event, sequence);
      return { webhookId, sequence, type: event.type, body };
    });
  }

  /**
   * What each event makes stale, where a cache wants to hear of it. An event for which that can't be said is left out, with
   * a line in the log: it must not hold up all the others, of every unit.
   */
  private staleBodies(events: KeptEvent[], wishes: Wish[]): Map<string, string> {
    const wanted = new Set(wishes.filter(({ kind }) => kind === 'purge').map(({ eventId }) => eventId));
    const bodies = new Map<string, string>();
    for (const { id, type, data, unitCodes, filed, filedBefore } of events) {
      if (!wanted.has(id) || filed === null) continue;
      const item = { contentId: data.id, unitCodes, now: filed, before: filedBefore };
      try {
        const urls = staleAddressesOf(item, this.settings.publicUrl);
        bodies.set(id, JSON.stringify({ urls, keys: staleKeysOf(item) }));
      } catch (error) {
        this.logger.error({ err: error, eventId: id, type, contentId: data.id }, 'webhooks.purge_not_named');
      }
    }
    return bodies;
  }

  private async keep(manager: EntityManager, messages: NewMessage[]): Promise<void> {
    await manager.query(
      `INSERT INTO webhook_messages (id, webhook_id, sequence, type, body, due_at, created_at)
       SELECT id, webhook_id, sequence, type, body, $6, $6
       FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::text[])
         AS told (id, webhook_id, sequence, type, body)`,
      [
        messages.map(() => newId()),
        messages.map(({ webhookId }) => webhookId),
        messages.map(({ sequence }) => sequence),
        messages.map(({ type }) => type),
        messages.map(({ body }) => body),
        this.clock.now(),
      ],
    );
  }
}

/** The members of Standard Webhooks, and the number. */
function messageBody({ type, occurredAt, data }: KeptEvent, sequence: number): string {
  return JSON.stringify({ type, timestamp: occurredAt.toISOString(), sequence, data });
}
