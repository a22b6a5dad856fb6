import type { Shape } from '@/api-client';
import type { Broadcast } from './use-broadcasts';

export const figureNames = ['views', 'uniqueViewers', 'peakConcurrent', 'comments', 'replayViews'] as const;
export type FigureName = (typeof figureNames)[number];

export interface BroadcastDraft extends Partial<Record<FigureName, string>> {
  readonly title: string;
  readonly place: string;
  readonly channelAccountId?: string;
  readonly startedAt: string;
  readonly minutes?: number | null;
  readonly isCountedOnSite?: boolean;
}

/** What is written down, as people read it; figures that are counted here are not typed. */
export function draftOf(broadcast: Broadcast | undefined): Partial<BroadcastDraft> {
  if (!broadcast) return {};
  const { title, place, channelAccountId, startedAt, durationSeconds, isCountedOnSite } = broadcast;
  const figures = figureNames.flatMap((name) => {
    const told = broadcast[name];
    return told && told.source !== 'own' ? [[name, told.words] as const] : [];
  });
  return {
    ...{ title, place, startedAt, isCountedOnSite },
    ...(channelAccountId && { channelAccountId }),
    ...(durationSeconds && { minutes: Math.max(1, Math.round(durationSeconds / 60)) }),
    ...Object.fromEntries(figures),
  };
}

/** A figure that was emptied is taken away; those that are counted on the own site are left to the count. */
export function wishOf(
  draft: BroadcastDraft,
  before?: Broadcast,
): Omit<Shape<'CreateBroadcastRequest'>, 'organizationId'> {
  const { title, place, channelAccountId, startedAt, minutes, isCountedOnSite = false } = draft;
  const typed = figureNames.filter((name) => !isCountedOnSite || name === 'comments');
  return {
    ...{ title, place, startedAt, isCountedOnSite, channelAccountId: channelAccountId ?? null },
    durationSeconds: secondsOf(minutes ?? undefined, before),
    ...Object.fromEntries(typed.map((name) => [name, draft[name]?.trim() || null])),
  };
}

/** Seconds that nobody touched stay as they are. */
function secondsOf(minutes: number | undefined, before: Broadcast | undefined): number | null {
  if (before && minutes === draftOf(before).minutes) return before.durationSeconds;
  return minutes ? minutes * 60 : null;
}
