import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import type { ReadableNotice } from '../read-notices';
import type { NoticeResponse } from './notice.responses';

export function presentNotice(notice: ReadableNotice, language: Language): NoticeResponse {
  return {
    id: notice.id,
    organizationId: notice.organizationId,
    kind: notice.kind,
    severity: notice.severity,
    title: pick(notice.title, language),
    body: pick(notice.body, language),
    object: { type: notice.objectType, id: notice.objectId },
    createdAt: notice.createdAt.toISOString(),
    readAt: notice.readAt?.toISOString() ?? null,
    resolvedAt: notice.resolvedAt?.toISOString() ?? null,
  };
}
