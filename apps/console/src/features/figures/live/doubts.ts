import type { Broadcast } from './use-broadcasts';

export type Doubt = 'peak_over_viewers' | 'viewers_over_views' | 'peak_over_views' | 'views_unknown';

/**
 * What does not go together though the api took it: it compares exact figures alone, and behind “10万+” views there may be
 * 150,000 viewers. A person should look whether one stands in the other's place.
 */
export function doubtsOf(
  broadcast: Pick<Broadcast, 'views' | 'uniqueViewers' | 'peakConcurrent'>,
): readonly Doubt[] {
  const { views, uniqueViewers, peakConcurrent } = broadcast;
  const isMore = (part: typeof views, whole: typeof views) =>
    part !== null && whole !== null && whole.precision !== 'capped' && part.value > whole.value;
  return [
    ...(isMore(peakConcurrent, uniqueViewers) ? (['peak_over_viewers'] as const) : []),
    ...(isMore(uniqueViewers, views) ? (['viewers_over_views'] as const) : []),
    ...(uniqueViewers === null && isMore(peakConcurrent, views) ? (['peak_over_views'] as const) : []),
    ...(views === null && (uniqueViewers ?? peakConcurrent) !== null ? (['views_unknown'] as const) : []),
  ];
}
