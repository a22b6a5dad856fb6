import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService, systemActor } from '@haojiao/features/audit';
import { Notices } from '@haojiao/features/notices';
import type { WebhookEntity } from '../persistence/webhook.entity';

/** Stops webhooks that nobody answers any more, and tells the people who look after them. */
@Injectable()
export class StopWebhooks {
  constructor(
    private readonly database: Database,
    private readonly notices: Notices,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What waits stays: it is sent when somebody switches the webhook on again. */
  async stop(
    manager: EntityManager,
    webhook: WebhookEntity,
    state: 'paused' | 'off',
    because: string,
  ): Promise<void> {
    const stopped = await this.database.query<{ version: number }>(
      `WITH stopped AS (
         UPDATE webhooks SET state = $2, paused_because = $3, version = version + 1, updated_at = $4
         WHERE id = $1 AND state = 'active' RETURNING version)
       SELECT version FROM stopped`,
      [webhook.id, state, because, this.clock.now()],
      manager,
    );
    if (stopped.length === 0) return;
    const told = state === 'off' ? wordsOfOff(webhook.name) : wordsOfPaused(webhook.name, because);
    await this.tell(manager, webhook, `webhook.${state}`, told, String(stopped[0]!.version));
    await this.audit.record(manager, {
      actor: systemActor,
      organizationId: webhook.organizationId,
      action: `webhook.${state}`,
      objectType: 'webhook',
      objectId: webhook.id,
      details: { because },
    });
  }

  /** A message that was never taken, though the receiver lives: told once a day. */
  async tellGivenUp(manager: EntityManager, webhook: WebhookEntity, because: string): Promise<void> {
    const day = this.clock.now().toISOString().slice(0, 10);
    await this.tell(manager, webhook, 'webhook.given_up', wordsOfGivenUp(webhook.name, because), day);
  }

  private async tell(
    manager: EntityManager,
    webhook: WebhookEntity,
    kind: string,
    { title, body }: { title: Message; body: Message },
    once: string,
  ): Promise<void> {
    await this.notices.raise(manager, {
      organizationId: webhook.organizationId,
      action: 'webhook.manage',
      kind,
      severity: 'warning',
      title,
      body,
      objectType: 'webhook',
      objectId: webhook.id,
      dedupeKey: `${kind}:${webhook.id}:${once}`,
    });
  }
}

function wordsOfPaused(name: string, because: string) {
  return {
    title: { zh: `发布推送“${name}”已暂停`, en: `The webhook "${name}" was paused` },
    body: {
      zh: `接收方一天以来没有收下任何消息（${because}）。请检查接收地址，再重新启用；期间的消息会保留并补发。`,
      en: `The receiver has taken nothing for a day (${because}). See to its address, then switch it on again: what happens meanwhile is kept and sent then.`,
    },
  };
}

function wordsOfOff(name: string) {
  return {
    title: { zh: `发布推送“${name}”已停用`, en: `The webhook "${name}" was switched off` },
    body: {
      zh: '接收方答复 410，不再接收。若仍需推送，请更换地址后重新启用。',
      en: 'The receiver answered 410: it wants no more. If it should, change the address and switch it on again.',
    },
  };
}

function wordsOfGivenUp(name: string, because: string) {
  return {
    title: { zh: `发布推送“${name}”有消息未送达`, en: `The webhook "${name}" did not take a message` },
    body: {
      zh: `多次重试后仍未收下（${because}）。可在推送记录中查看原因并重发。`,
      en: `It was refused again and again (${because}). The log tells why; it can be sent again from there.`,
    },
  };
}
