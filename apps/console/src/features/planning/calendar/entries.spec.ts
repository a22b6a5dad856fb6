import { byDay, canMove } from './entries';
import type { Entry } from './entries';

const entry = (wish: Partial<Entry>): Entry => ({
  kind: 'scheduled',
  date: '2026-11-22',
  at: null,
  endsOn: null,
  endsAt: null,
  title: '',
  state: 'scheduled',
  organizationId: null,
  platform: null,
  columnId: null,
  contentId: null,
  object: { type: 'publication', id: 'p' },
  link: null,
  ...wish,
});
const beijingDay = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
const days = ['2026-11-22', '2026-11-23', '2026-11-24'];

describe('what stands on a day', () => {
  it('is what happens then, by the hour', () => {
    const late = entry({ title: '晚', at: '2026-11-22T10:00:00Z' });
    const early = entry({ title: '早', at: '2026-11-22T01:00:00Z' });
    expect(
      byDay(days, [late, early], beijingDay)
        .get('2026-11-22')!
        .items.map(({ title }) => title),
    ).toEqual(['早', '晚']);
  });

  it('is every day of what lasts, and not the one that begins when it ends', () => {
    const window = entry({ kind: 'blackout', at: '2026-11-22T12:00:00Z', endsAt: '2026-11-23T16:00:00Z' });
    const campaign = entry({ kind: 'campaign', date: '2026-11-20', endsOn: '2026-11-23' });
    const found = byDay(days, [window, campaign], beijingDay);
    expect(days.map((day) => found.get(day)!.blackouts.length)).toEqual([1, 1, 0]);
    expect(days.map((day) => found.get(day)!.campaigns.length)).toEqual([1, 1, 0]);
  });
});

describe('what can be moved', () => {
  it('is a post that did not go yet', () => {
    expect(canMove(entry({}))).toBe(true);
    expect(canMove(entry({ state: 'publishing' }))).toBe(false);
    expect(canMove(entry({ kind: 'published', state: 'published' }))).toBe(false);
    expect(canMove(entry({ kind: 'slot', object: { type: 'slot_occurrence', id: 's/1' } }))).toBe(false);
  });
});
