/**
 * What a bundle is, derived from its publications and never stored. `attention`: one failed or a person has to find out
 * what became of it; `held`: the others wait because of that.
 */
export const bundleStates = [
  'draft',
  'scheduled',
  'going_out',
  'attention',
  'held',
  'published',
  'withdrawn',
  'cancelled',
] as const;

export type BundleState = (typeof bundleStates)[number];

export interface MemberFacts {
  /** `publication.state` */
  state: string;
  onHold: boolean;
}

/** Those that were cancelled count only when nothing else is left. */
export function bundleStateOf(members: MemberFacts[]): BundleState {
  if (members.length === 0) return 'draft';
  const left = members.filter(({ state }) => state !== 'cancelled');
  const all = (...states: string[]) => left.every(({ state }) => states.includes(state));
  if (left.length === 0) return 'cancelled';
  if (left.some(({ onHold }) => onHold)) return 'held';
  if (left.some(({ state }) => state === 'failed' || state === 'needs_attention')) return 'attention';
  if (all('withdrawing', 'withdrawn')) return 'withdrawn';
  if (all('published', 'withdrawing', 'withdrawn')) return 'published';
  if (all('scheduled', 'queued')) return 'scheduled';
  return 'going_out';
}
