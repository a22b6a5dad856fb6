import type { BlackoutWindowEntity } from './blackout-window.entity';
import type { BlackoutWindowResponse } from './blackout-window.responses';

export function presentBlackoutWindow(window: BlackoutWindowEntity): BlackoutWindowResponse {
  return {
    id: window.id,
    organizationId: window.organizationId,
    kind: window.kind,
    startsAt: window.startsAt.toISOString(),
    endsAt: window.endsAt.toISOString(),
    reason: window.reason,
    orderedBy: window.orderedBy,
    platforms: window.platforms,
    contentTypes: window.contentTypes,
    exemptContentIds: window.exemptContentIds,
    createdAt: window.createdAt.toISOString(),
    updatedAt: window.updatedAt.toISOString(),
  };
}
