import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { NAMED_AGAIN_MS, isDead, nextAttempt, restUntil } from '../domain/retries';
import type { WebhookEntity } from '../persistence/webhook.entity';
import { StopWebhooks } from './stop-webhooks';
import type { WebhookAnswer } from './webhook-sender';
import type { DueMessage } from './webhook-turns';

/** Writes down what came of an attempt: in the log, at the messages, and at the webhook. */
@Injectable()
export class SettleAttempts {
  constructor(
    private readonly database: Database,
    private readonly stops: StopWebhooks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of one attempt with one or, for caches, several messages. */
  async settle(webhook: WebhookEntity, messages: DueMessage[], answer: WebhookAnswer): Promise<void> {
    await this.database.transaction(async (manager) => {
      await this.log(manager, messages, answer);
      if (answer.isTaken) return this.taken(manager, webhook, messages);
      await this.refused(manager, webhook, messages, answer);
    });
  }

  private async log(manager: EntityManager, messages: DueMessage[], answer: WebhookAnswer): Promise<void> {
    await manager.query(
      `INSERT INTO webhook_attempts (id, message_id, at, status, problem, answer)
       SELECT told.id, m.id, $3, $4, $5, $6
       FROM unnest($1::uuid[], $2::uuid[]) AS told (id, message_id) JOIN webhook_messages m ON m.id = told.message_id`,
      [
        messages.map(() => newId()),
        messages.map(({ id }) => id),
        this.clock.now(),
        answer.status,
        answer.problem,
        answer.answer,
      ],
    );
  }

  private async taken(manager: EntityManager, webhook: WebhookEntity, messages: DueMessage[]): Promise<void> {
    const now = this.clock.now();
    let ids = messages.map(({ id }) => id);
    if (webhook.kind === 'purge') ids = await this.withoutEarly(manager, ids, now);
    await manager.query(
      `UPDATE webhook_messages SET state = 'sent', attempts = attempts + 1, settled_at = $2
       WHERE id = ANY($1::uuid[]) AND state = 'pending'`,
      [ids, now],
    );
    await manager.query(
      `UPDATE webhooks SET failures = 0, failing_since = NULL, resting_until = NULL
       WHERE id = $1 AND version = $2 AND failures > 0`,
      [webhook.id, webhook.version],
    );
  }

  /** Purges that come so early that the cache may have got old bytes after them are due again; the others are told. */
  private async withoutEarly(manager: EntityManager, ids: string[], now: Date): Promise<string[]> {
    const early = await this.database.query<{ id: string }>(
      `WITH early AS (
         UPDATE webhook_messages SET attempts = 0, due_at = created_at + make_interval(secs => $3::double precision / 1000)
         WHERE id = ANY($1::uuid[]) AND state = 'pending' AND created_at > $2 RETURNING id)
       SELECT id FROM early`,
      [ids, new Date(now.getTime() - NAMED_AGAIN_MS), NAMED_AGAIN_MS],
      manager,
    );
    const comeAgain = new Set(early.map(({ id }) => id));
    return ids.filter((id) => !comeAgain.has(id));
  }

  private async refused(
    manager: EntityManager,
    webhook: WebhookEntity,
    messages: DueMessage[],
    answer: WebhookAnswer,
  ): Promise<void> {
    const now = this.clock.now();
    const waits = messages.map(({ attempts }) => nextAttempt(attempts + 1, now));
    await manager.query(
      `UPDATE webhook_messages m SET attempts = m.attempts + 1, due_at = COALESCE(told.due_at, m.due_at),
         state = CASE WHEN told.due_at IS NULL THEN 'failed' ELSE 'pending' END,
         settled_at = CASE WHEN told.due_at IS NULL THEN $3::timestamptz END
       FROM unnest($1::uuid[], $2::timestamptz[]) AS told (id, due_at) WHERE m.id = told.id AND m.state = 'pending'`,
      [messages.map(({ id }) => id), waits, now],
    );
    const [failing] = await this.database.query<{ failures: number; failingSince: Date }>(
      `WITH counted AS (
         UPDATE webhooks SET failures = failures + 1, failing_since = COALESCE(failing_since, $2)
         WHERE id = $1 AND version = $3 RETURNING failures, failing_since)
       SELECT failures, failing_since AS "failingSince" FROM counted`,
      [webhook.id, now, webhook.version],
      manager,
    );
    // Removed or changed meanwhile: what its former address said is nothing against the one that it has now.
    if (!failing) return;
    await manager.query('UPDATE webhooks SET resting_until = $2 WHERE id = $1', [
      webhook.id,
      restUntil(failing.failures, answer.retryAfter, now),
    ]);
    const problem = answer.problem ?? '';
    if (answer.isGone) await this.stops.stop(manager, webhook, 'off', problem);
    else if (isDead(failing.failures, failing.failingSince, now))
      await this.stops.stop(manager, webhook, 'paused', problem);
    else if (waits.includes(null)) await this.stops.tellGivenUp(manager, webhook, problem);
  }
}
