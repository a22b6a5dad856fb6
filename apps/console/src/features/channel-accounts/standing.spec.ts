import { sortBudgets, standingOf, usedShare } from './standing';
import type { AccountHealth } from './use-channel-accounts';

const healthy = {
  account: { state: 'connected' },
  grant: { state: 'lasting' },
  publishing: { freshness: 'fresh', consecutiveFailures: 0 },
} as AccountHealth;

const budget = (operation: string, used = 0, max = 10) =>
  ({ operation, used, max }) as AccountHealth['budgets'][number];

describe('what is said of an account', () => {
  it('is the worst that is known of it', () => {
    expect(standingOf(healthy)).toBe('fine');
    const stale = { ...healthy, publishing: { ...healthy.publishing!, freshness: 'stale' as const } };
    expect(standingOf(stale)).toBe('stale');
    const failing = { ...stale, publishing: { ...stale.publishing, consecutiveFailures: 2 } };
    expect(standingOf(failing)).toBe('failing');
    expect(standingOf({ ...failing, grant: { ...healthy.grant, state: 'ended' } })).toBe('ended');
    expect(standingOf({ ...failing, account: { ...healthy.account, state: 'disabled' } })).toBe('disabled');
  });

  it('knows that the unit’s own site is never neglected', () => {
    expect(standingOf({ ...healthy, publishing: null })).toBe('fine');
  });

  it('tells first what limits publishing', () => {
    const { main, others } = sortBudgets([budget('draft_add'), budget('mass_send_day')]);
    expect(main.map(({ operation }) => operation)).toEqual(['mass_send_day']);
    expect(others.map(({ operation }) => operation)).toEqual(['draft_add']);
  });

  it('calls a limit of nothing used up, and nothing more than whole', () => {
    expect(usedShare(budget('create', 3, 12))).toBe(25);
    expect(usedShare(budget('create', 0, 0))).toBe(100);
    expect(usedShare(budget('create', 15, 10))).toBe(100);
  });
});
