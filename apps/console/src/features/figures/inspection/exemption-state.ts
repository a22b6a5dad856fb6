import type { Shape } from '@/api-client';

/** `running` until its last day is over; `ended` by somebody before. Days are those of the offices. */
export function exemptionState(
  { endedAt, until }: Pick<Shape<'InspectionExemptionResponse'>, 'endedAt' | 'until'>,
  today: string,
): 'running' | 'ended' | 'over' {
  if (endedAt !== null) return 'ended';
  return until < today ? 'over' : 'running';
}
