import { Inject, Injectable } from '@nestjs/common';
import { MINUTE_MS, SECOND_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { WebhookEntity } from '../persistence/webhook.entity';
import type { WebhookKind } from '../persistence/webhook.entity';

/** From each request anew, and much longer than one takes; a worker that dies gives its webhook back after it. */
const LEASE_MS = 2 * MINUTE_MS;
/** After so long another webhook's turn comes. */
const TURN_MS = MINUTE_MS;

/** A webhook in a worker's hand. */
export interface Turn {
  /** As it was when the turn began: what is changed ends the turn. */
  webhook: WebhookEntity;
  beganAt: Date;
  leasedUntil: Date;
}

export interface DueMessage {
  id: string;
  sequence: number;
  type: string;
  body: string;
  attempts: number;
}

/** Who sends to which webhook, one worker at a time. Rows are the truth; there is no queue. */
@Injectable()
export class WebhookTurns {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The webhook that something is due for and that waited longest; null when there is none. Plan: the webhooks, which are
   * few, each by the partial index `webhook_messages_due`.
   */
  async take(kind: WebhookKind): Promise<Turn | null> {
    const now = this.clock.now();
    const leasedUntil = new Date(now.getTime() + LEASE_MS);
    const [taken] = await this.database.query<{ id: string }>(
      `WITH next AS (
         SELECT w.id FROM webhooks w
         WHERE w.kind = $1 AND w.state = 'active' AND (w.leased_until IS NULL OR w.leased_until < $2)
           AND (w.resting_until IS NULL OR w.resting_until <= $2)
           AND EXISTS (SELECT FROM webhook_messages m
                       WHERE m.webhook_id = w.id AND m.state = 'pending' AND m.due_at <= $2)
         ORDER BY w.served_at NULLS FIRST, w.id LIMIT 1 FOR UPDATE SKIP LOCKED),
       taken AS (
         UPDATE webhooks w SET leased_until = $3, served_at = $2 FROM next WHERE w.id = next.id RETURNING w.id)
       SELECT id FROM taken`,
      [kind, now, leasedUntil],
    );
    if (!taken) return null;
    const webhook = await this.database.manager.findOneBy(WebhookEntity, { id: taken.id });
    return webhook && { webhook, beganAt: now, leasedUntil };
  }

  /** In the order in which things happened. Plan: `webhook_messages_due`, sorted. */
  due(turn: Turn, limit: number): Promise<DueMessage[]> {
    return this.database.query<DueMessage>(
      `SELECT id, sequence, type, body, attempts FROM webhook_messages
       WHERE webhook_id = $1 AND state = 'pending' AND due_at <= $2 ORDER BY sequence LIMIT $3`,
      [turn.webhook.id, this.clock.now(), limit],
    );
  }

  /** Whether there is time for one more. */
  hasTime({ beganAt }: Turn): boolean {
    return this.clock.now().getTime() - beganAt.getTime() < TURN_MS;
  }

  /**
   * Asked before each request, and makes the lease last from now on. False: the turn is over, for the webhook was changed
   * (another address, another key), paused or removed, or the lease ran out and somebody else has it.
   */
  async hold(turn: Turn): Promise<boolean> {
    const { webhook, leasedUntil } = turn;
    const until = new Date(this.clock.now().getTime() + LEASE_MS);
    const held = await this.database.query(
      `WITH held AS (
         UPDATE webhooks SET leased_until = $4
         WHERE id = $1 AND leased_until = $2 AND version = $3 AND state = 'active' RETURNING id)
       SELECT id FROM held`,
      [webhook.id, leasedUntil, webhook.version, until],
    );
    if (held.length === 0) return false;
    turn.leasedUntil = until;
    return true;
  }

  /**
   * Somebody else's lease, after ours ran out, is left alone. After an error it is not called: the lease then keeps the
   * webhook from being called again and again by whoever comes next.
   */
  async giveBack({ webhook, leasedUntil }: Turn): Promise<void> {
    await this.database.query('UPDATE webhooks SET leased_until = NULL WHERE id = $1 AND leased_until = $2', [
      webhook.id,
      leasedUntil,
    ]);
  }
}

/** How many receivers are spoken to at once: one that is slow delays few others. */
const LANES = 8;
const LOOK_AGAIN_MS = SECOND_MS / 4;

/**
 * Works on turns until nothing is due. While one lane still waits for its receiver, the others go on looking: what becomes
 * due meanwhile does not wait for it.
 */
export async function inLanes(
  take: () => Promise<Turn | null>,
  work: (turn: Turn) => Promise<void>,
): Promise<void> {
  let busy = 0;
  const lane = async (): Promise<void> => {
    for (;;) {
      const turn = await take();
      if (turn) {
        busy += 1;
        try {
          await work(turn);
        } finally {
          busy -= 1;
        }
      } else if (busy === 0) return;
      else await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}
