import type { AccountHealth } from './use-channel-accounts';

export type Standing =
  'disabled' | 'needs_authorization' | 'ended' | 'ending' | 'failing' | 'stale' | 'due_soon' | 'fine';

/** The one thing about an account that matters most now: the name of its sentence. */
export function standingOf({ account, grant, publishing }: AccountHealth): Standing {
  if (account.state === 'disabled') return 'disabled';
  if (account.state === 'needs_authorization') return 'needs_authorization';
  if (grant.state === 'ended') return 'ended';
  if ((publishing?.consecutiveFailures ?? 0) > 0) return 'failing';
  if (grant.state === 'soon') return 'ending';
  if (publishing?.freshness === 'stale') return 'stale';
  if (publishing?.freshness === 'due_soon') return 'due_soon';
  return 'fine';
}

/** How the tag of it looks. */
export const colorOf: Readonly<Record<Standing, 'default' | 'error' | 'warning' | 'success'>> = {
  disabled: 'default',
  needs_authorization: 'error',
  ended: 'error',
  failing: 'error',
  ending: 'warning',
  stale: 'warning',
  due_soon: 'warning',
  fine: 'success',
};

/** The operations whose use is told first: those that put something out. */
const publishing = new Set([
  'freepublish_submit',
  'mass_send_day',
  'mass_send_month',
  'publish',
  'create',
  'calls',
]);

type Budget = AccountHealth['budgets'][number];

/** What limits publishing, and apart from it everything else the platform counts. */
export function sortBudgets(budgets: readonly Budget[]): { main: Budget[]; others: Budget[] } {
  return {
    main: budgets.filter(({ operation }) => publishing.has(operation)),
    others: budgets.filter(({ operation }) => !publishing.has(operation)),
  };
}

/** The share of a limit that is used or kept back, 0 to 100. */
export const usedShare = ({ used, max }: Budget): number =>
  max === 0 ? 100 : Math.min(100, Math.round((used / max) * 100));
