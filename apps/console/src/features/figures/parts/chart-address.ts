import type { Period } from '../period';

/** Where the very chart that is on the page lies as a picture, with its title, source and definitions in it. */
export function chartAddress(
  kind: 'trend' | 'bars' | 'share',
  format: 'png' | 'svg',
  { unitId, period, measure, by }: { unitId: string; period: Period; measure?: string; by?: string },
): string {
  const query = new URLSearchParams({ organizationId: unitId, from: period.from, to: period.to });
  if (measure) query.set('measure', measure);
  if (by) query.set('by', by);
  return `/api/v1/analytics/charts/${kind}.${format}?${query.toString()}`;
}

export const pictures = ['png', 'svg'] as const;
