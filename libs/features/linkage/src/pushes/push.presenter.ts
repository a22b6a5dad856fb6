import type { PushBoardRow } from './push-board';
import type { PushBoardRowResponse, PushResponse, PushedItemSummaryResponse } from './push.responses';
import type { PushedItemView } from './read-pushed-items';
import type { PushView } from './read-pushes';

const timeOf = (time: Date | null) => time?.toISOString() ?? null;

export function presentPush({ push, organizationName, counts }: PushView): PushResponse {
  return {
    ...push,
    organizationName,
    dueAt: timeOf(push.dueAt),
    cancelledAt: timeOf(push.cancelledAt),
    createdAt: push.createdAt.toISOString(),
    counts,
  };
}

export function presentBoardRow(row: PushBoardRow): PushBoardRowResponse {
  return {
    ...row,
    takenAt: timeOf(row.takenAt),
    declinedAt: timeOf(row.declinedAt),
    publications: row.publications.map((publication) => ({
      ...publication,
      publishedAt: publication.publishedAt.toISOString(),
    })),
  };
}

export function presentPushedItem(item: PushedItemView): PushedItemSummaryResponse {
  return {
    ...item,
    dueAt: timeOf(item.dueAt),
    takenAt: timeOf(item.takenAt),
    declinedAt: timeOf(item.declinedAt),
    pushedAt: item.pushedAt.toISOString(),
  };
}
