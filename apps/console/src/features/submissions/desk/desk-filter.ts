import type { Category, DeskState } from '../enums';
import { categories, deskStates } from '../enums';

/** What the list is asked for, as it stands in the address of the page. */
export interface DeskFilter {
  /** Null: in every state. */
  readonly state: DeskState | null;
  readonly category: readonly Category[];
  readonly q: string;
  /** Days, `YYYY-MM-DD`, both included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly hand: 'all' | 'mine' | 'nobody';
  readonly late: boolean;
  readonly similar: boolean;
  readonly own: boolean;
}

const day = /^20\d{2}-\d{2}-\d{2}$/;

export function filterIn(address: URLSearchParams): DeskFilter {
  const state = address.get('state') ?? 'submitted';
  const hand = address.get('hand');
  const dayOf = (name: string) => {
    const value = address.get(name) ?? '';
    return day.test(value) ? value : null;
  };
  return {
    state: deskStates.find((each) => each === state) ?? null,
    category: categories.filter((each) => address.getAll('category').includes(each)),
    q: address.get('q') ?? '',
    from: dayOf('from'),
    to: dayOf('to'),
    hand: hand === 'mine' || hand === 'nobody' ? hand : 'all',
    late: address.has('late'),
    similar: address.has('similar'),
    own: address.has('own'),
  };
}

export function addressOf(filter: DeskFilter): URLSearchParams {
  const address = new URLSearchParams();
  if (filter.state !== 'submitted') address.set('state', filter.state ?? 'all');
  for (const category of filter.category) address.append('category', category);
  if (filter.q) address.set('q', filter.q);
  if (filter.from) address.set('from', filter.from);
  if (filter.to) address.set('to', filter.to);
  if (filter.hand !== 'all') address.set('hand', filter.hand);
  for (const name of ['late', 'similar', 'own'] as const) if (filter[name]) address.set(name, '1');
  return address;
}

/** Whether it asks for more than a state. */
export function isNarrowed(filter: DeskFilter): boolean {
  return [...addressOf(filter).keys()].some((name) => name !== 'state');
}

/** Days of Beijing as the moments between which the api is asked. */
export function momentsOf({ from, to }: Pick<DeskFilter, 'from' | 'to'>): { from?: string; to?: string } {
  const startOf = (date: string) => new Date(`${date}T00:00:00+08:00`);
  const end = to ? startOf(to) : null;
  end?.setUTCDate(end.getUTCDate() + 1);
  return {
    ...(from && { from: startOf(from).toISOString() }),
    ...(end && { to: end.toISOString() }),
  };
}
