import { Injectable } from '@nestjs/common';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { WebhookAttemptEntity } from './persistence/webhook-attempt.entity';
import { WebhookMessageEntity } from './persistence/webhook-message.entity';
import type { MessageState } from './persistence/webhook-message.entity';
import { WebhookEntity } from './persistence/webhook.entity';

export interface LoggedMessage extends WebhookMessageEntity {
  /** Newest first. */
  tries: WebhookAttemptEntity[];
}

/** Lists of webhooks and of what they were told. */
@Injectable()
export class ReadWebhooks {
  constructor(private readonly database: Database) {}

  /** Oldest first. Plan: the primary key in order, `organizations` by its key, until a page is full. */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<WebhookEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT w.id FROM webhooks w JOIN organizations o ON o.id = w.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::uuid IS NULL OR w.id > $4)
       ORDER BY w.id LIMIT $5`,
      [...scopeParameters(actor.scope('webhook.manage')), organizationId, after, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(WebhookEntity, 'w')
      .where('w.id IN (:...ids)', { ids: rows.map(({ id }) => id) })
      .orderBy('w.id')
      .getMany();
  }

  /**
   * Newest first. Whoever asks was let through to the webhook before. Plan: backwards over `webhook_messages_sequence`;
   * attempts by `webhook_attempts_message_id`.
   */
  async messages(
    webhookId: string,
    state: MessageState | null,
    limit: number,
    before: number | null,
  ): Promise<LoggedMessage[]> {
    const query = this.database.manager
      .createQueryBuilder(WebhookMessageEntity, 'm')
      .where('m.webhookId = :webhookId', { webhookId })
      .orderBy('m.sequence', 'DESC')
      .limit(limit);
    if (state !== null) query.andWhere('m.state = :state', { state });
    if (before !== null) query.andWhere('m.sequence < :before', { before });
    return this.withTries(await query.getMany());
  }

  /** @throws AppError `webhook_message_not_found`, also for one of another webhook */
  async message(webhookId: string, id: string): Promise<LoggedMessage> {
    const message = await this.database.manager.findOneBy(WebhookMessageEntity, { webhookId, id });
    if (!message) throw messageNotFound();
    const [logged] = await this.withTries([message]);
    return logged!;
  }

  private async withTries(messages: WebhookMessageEntity[]): Promise<LoggedMessage[]> {
    if (messages.length === 0) return [];
    const tries = await this.database.manager
      .createQueryBuilder(WebhookAttemptEntity, 'a')
      .where('a.messageId IN (:...ids)', { ids: messages.map(({ id }) => id) })
      .orderBy('a.id', 'DESC')
      .getMany();
    return messages.map((message) => ({
      ...message,
      tries: tries.filter(({ messageId }) => messageId === message.id),
    }));
  }
}

export function messageNotFound() {
  return notFound('webhook_message', '没有这条推送消息。', 'There is no such message.');
}
