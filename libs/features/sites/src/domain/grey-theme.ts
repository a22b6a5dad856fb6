import type { GreyTheme } from './site-settings';

/** Whether pages are grey now, and when that changes by itself; null: not without somebody's doing. */
export interface GreyState {
  isGrey: boolean;
  changesAt: Date | null;
}

/** Of all that was ordered for a unit, by itself and above it: one order is enough. */
export function greyStateOf(orders: GreyTheme[], now: Date): GreyState {
  if (orders.some(({ mode }) => mode === 'on')) return { isGrey: true, changesAt: null };
  let isGrey = false;
  const changes: number[] = [];
  for (const { mode, from, until } of orders) {
    if (mode !== 'window' || !from || !until) continue;
    const [starts, ends] = [Date.parse(from), Date.parse(until)];
    if (starts <= now.getTime() && now.getTime() < ends) isGrey = true;
    changes.push(...[starts, ends].filter((at) => at > now.getTime()));
  }
  return { isGrey, changesAt: changes.length > 0 ? new Date(Math.min(...changes)) : null };
}
