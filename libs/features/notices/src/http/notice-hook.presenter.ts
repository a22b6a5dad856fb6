import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import type { DeliveryView } from '../delivery/read-deliveries';
import type { NoticeHookEntity } from '../hooks/notice-hook.entity';
import type { NoticeDeliveryResponse, NoticeHookResponse } from './notice-hook.responses';

export function presentNoticeHook(hook: NoticeHookEntity): NoticeHookResponse {
  return {
    id: hook.id,
    organizationId: hook.organizationId,
    name: hook.name,
    url: hook.url,
    kinds: hook.kinds,
    state: hook.state,
    pausedBecause: hook.pausedBecause,
    answersFor: hook.answersFor,
    failures: hook.failures,
    createdAt: hook.createdAt.toISOString(),
    updatedAt: hook.updatedAt.toISOString(),
  };
}

export function presentDelivery(delivery: DeliveryView, language: Language): NoticeDeliveryResponse {
  return {
    id: delivery.id,
    noticeId: delivery.noticeId,
    kind: delivery.kind,
    title: pick(delivery.title, language),
    state: delivery.state,
    attempts: delivery.attempts,
    dueAt: delivery.state === 'pending' ? delivery.dueAt.toISOString() : null,
    lastProblem: delivery.lastProblem,
    settledAt: delivery.settledAt?.toISOString() ?? null,
    createdAt: delivery.createdAt.toISOString(),
  };
}
