import type { Shape } from '@/api-client';

export type BlackoutWindow = Shape<'BlackoutWindowResponse'>;

/** Whether a window is still to come, runs, or is over. */
export function standingOf(
  { startsAt, endsAt }: Pick<BlackoutWindow, 'startsAt' | 'endsAt'>,
  now: number,
): 'coming' | 'running' | 'over' {
  if (Date.parse(endsAt) <= now) return 'over';
  return Date.parse(startsAt) <= now ? 'running' : 'coming';
}
