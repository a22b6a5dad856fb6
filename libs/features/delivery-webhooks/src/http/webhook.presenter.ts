import type { WebhookEntity } from '../persistence/webhook.entity';
import type { LoggedMessage } from '../read-webhooks';
import type { WebhookAnswer } from '../sending/webhook-sender';
import type { WebhookMessageResponse, WebhookResponse, WebhookTestResponse } from './webhook.responses';

export function presentWebhook(webhook: WebhookEntity): WebhookResponse {
  return {
    id: webhook.id,
    organizationId: webhook.organizationId,
    includeDescendants: webhook.includeDescendants,
    kind: webhook.kind,
    name: webhook.name,
    url: webhook.url,
    events: webhook.events,
    purge: webhook.purgeShape && { shape: webhook.purgeShape, headerName: webhook.headerName },
    state: webhook.state,
    pausedBecause: webhook.pausedBecause,
    failures: webhook.failures,
    failingSince: webhook.failingSince?.toISOString() ?? null,
    formerSecretUntil: webhook.formerSecretUntil?.toISOString() ?? null,
    lastSequence: webhook.lastSequence,
    createdAt: webhook.createdAt.toISOString(),
    updatedAt: webhook.updatedAt.toISOString(),
  };
}

export function presentMessage(message: LoggedMessage): WebhookMessageResponse {
  return {
    id: message.id,
    sequence: message.sequence,
    type: message.type,
    state: message.state,
    dueAt: message.state === 'pending' ? message.dueAt.toISOString() : null,
    body: message.body,
    createdAt: message.createdAt.toISOString(),
    settledAt: message.settledAt?.toISOString() ?? null,
    attempts: message.tries.map(({ at, status, problem, answer }) => ({
      at: at.toISOString(),
      status,
      problem,
      answer,
    })),
  };
}

export function presentTest({ isTaken, status, problem, answer }: WebhookAnswer): WebhookTestResponse {
  return { delivered: isTaken, status, problem, answer };
}
