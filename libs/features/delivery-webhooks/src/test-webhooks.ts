import { Inject, Injectable } from '@nestjs/common';
import { newId, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { purgeRequests } from './domain/purge-shapes';
import { ReadWebhooks, messageNotFound } from './read-webhooks';
import type { LoggedMessage } from './read-webhooks';
import { WebhookSender } from './sending/webhook-sender';
import type { WebhookAnswer } from './sending/webhook-sender';
import { WebhooksService } from './webhooks.service';

/** What people do to see whether a webhook works: a message for a try, and sending one again. */
@Injectable()
export class TestWebhooks {
  constructor(
    private readonly database: Database,
    private readonly webhooks: WebhooksService,
    private readonly reads: ReadWebhooks,
    private readonly sender: WebhookSender,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Sends at once and tells what came of it: a message of type `webhook.test`, or a purge of the front page. */
  async test(actor: Actor, id: string): Promise<WebhookAnswer> {
    const webhook = await this.webhooks.get(actor, id);
    if (webhook.kind === 'purge') {
      const { purgeShape, url } = webhook;
      const stale = { urls: [`${this.settings.publicUrl}/`], keys: ['test'] };
      const [request] = purgeRequests(purgeShape!, url, stale, this.settings.publicUrl);
      return this.sender.purge(webhook, request!);
    }
    const timestamp = this.clock.now().toISOString();
    const body = { type: 'webhook.test', timestamp, data: { id: webhook.id, name: webhook.name } };
    return this.sender.post(webhook, newId(), JSON.stringify(body));
  }

  /**
   * Sends it again, with all its attempts before it; the receiver sees the same `webhook-id`. What is still on its way
   * goes now.
   * @throws AppError `webhook_message_not_found`, `webhook_not_active`
   */
  async sendAgain(actor: Actor, webhookId: string, messageId: string): Promise<LoggedMessage> {
    await this.database.transaction(async (manager) => {
      const webhook = await this.webhooks.lock(actor, webhookId, manager);
      const again = await this.database.query(
        `WITH again AS (
           UPDATE webhook_messages SET state = 'pending', attempts = 0, due_at = $3, settled_at = NULL
           WHERE webhook_id = $1 AND id = $2 RETURNING id)
         SELECT id FROM again`,
        [webhookId, messageId, this.clock.now()],
        manager,
      );
      if (again.length === 0) throw messageNotFound();
      if (webhook.state !== 'active') {
        throw ruleBroken(
          'webhook_not_active',
          '这个推送已暂停或停用，请先重新启用（state: active）；保留的消息会随之补发。',
          'The webhook was paused or switched off; switch it on again (state: active), and what was kept is sent.',
        );
      }
      await manager.query('UPDATE webhooks SET resting_until = NULL WHERE id = $1', [webhookId]);
      await this.webhooks.record(manager, actor, webhook, 'webhook.message_sent_again', { messageId });
    });
    return this.reads.message(webhookId, messageId);
  }
}
