import type { Shape } from '@/api-client';

export type Publication = Shape<'NamedPublicationResponse'>;
export type PublicationState = Publication['state'];

export interface StateGroup {
  readonly key: 'attention' | 'hand_off' | 'under_way' | 'scheduled' | 'live' | 'over';
  readonly states: readonly PublicationState[];
}

/** In the order in which they want to be seen: what went wrong first. */
export const stateGroups: readonly StateGroup[] = [
  { key: 'attention', states: ['failed', 'needs_attention'] },
  { key: 'hand_off', states: ['awaiting_hand_off'] },
  { key: 'under_way', states: ['queued', 'publishing', 'awaiting_platform', 'withdrawing'] },
  { key: 'scheduled', states: ['scheduled'] },
  { key: 'live', states: ['published'] },
  { key: 'over', states: ['withdrawn', 'cancelled'] },
];

export const groupOf = (state: PublicationState): StateGroup =>
  stateGroups.find(({ states }) => states.includes(state))!;

/** The system works on it, so that it may look different in a moment. */
export const isUnderWay = (state: PublicationState): boolean => groupOf(state).key === 'under_way';

/** What is planned by its hour, what went wrong as it came: the nearest hour first, of what is over the latest. */
export function inOrder(items: readonly Publication[], { key }: StateGroup): Publication[] {
  const direction = key === 'live' || key === 'over' ? -1 : 1;
  const hour = ({ remote, withdrawnAt, scheduledAt }: Publication) =>
    Date.parse((key === 'over' && withdrawnAt) || (key === 'live' && remote?.publishedAt) || scheduledAt);
  return [...items].sort((one, other) => direction * (hour(one) - hour(other)));
}
