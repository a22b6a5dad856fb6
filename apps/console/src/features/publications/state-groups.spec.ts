import { groupOf, inOrder, isUnderWay, stateGroups } from './state-groups';
import type { Publication, PublicationState } from './state-groups';

const one = (state: PublicationState, scheduledAt: string, publishedAt?: string) =>
  ({
    id: scheduledAt,
    state,
    scheduledAt,
    withdrawnAt: null,
    remote: publishedAt ? { id: '', url: null, publishedAt } : null,
  }) as Publication;

describe('the groups of the board', () => {
  it('hold every state once', () => {
    const all = stateGroups.flatMap(({ states }) => states);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(11);
  });

  it('begin with what went wrong', () => {
    expect(stateGroups[0]!.states).toEqual(['failed', 'needs_attention']);
  });

  it('know what the system works on', () => {
    expect(
      ['queued', 'publishing', 'awaiting_platform', 'withdrawing'].every((s) => isUnderWay(s as never)),
    ).toBe(true);
    expect(isUnderWay('scheduled')).toBe(false);
  });

  it('show the next hour first, and of what is out the latest', () => {
    const planned = [one('scheduled', '2026-11-23T01:00:00Z'), one('scheduled', '2026-11-22T01:00:00Z')];
    expect(inOrder(planned, groupOf('scheduled')).map(({ id }) => id)).toEqual([
      planned[1]!.id,
      planned[0]!.id,
    ]);
    const live = [
      one('published', '2026-11-20T01:00:00Z', '2026-11-20T01:00:05Z'),
      one('published', '2026-11-19T01:00:00Z', '2026-11-21T01:00:00Z'),
    ];
    expect(inOrder(live, groupOf('published')).map(({ id }) => id)).toEqual([live[1]!.id, live[0]!.id]);
  });
});
