import type { Publication } from './state-groups';

/** The hour that says most of a publication, and what it is the hour of. */
export function usefulHour({ withdrawnAt, remote, scheduledAt, state, updatedAt }: Publication): {
  kind: 'withdrawn' | 'published' | 'changed' | 'planned';
  at: string;
} {
  if (withdrawnAt) return { kind: 'withdrawn', at: withdrawnAt };
  if (state === 'cancelled') return { kind: 'changed', at: updatedAt };
  if (remote) return { kind: 'published', at: remote.publishedAt };
  return { kind: 'planned', at: scheduledAt };
}
