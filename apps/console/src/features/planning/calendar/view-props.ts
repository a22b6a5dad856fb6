import type { Commission, Conflict, DayFacts, Entry } from './entries';

/** What every shape of the calendar shows, and how a post is moved in it. */
export interface CalendarViewProps {
  readonly days: readonly string[];
  readonly facts: ReadonlyMap<string, DayFacts>;
  readonly commissions: readonly Commission[];
  readonly conflicts: readonly Conflict[];
  readonly today: string;
  /** Asked for; nothing has happened yet. */
  readonly onMove: (entry: Entry, day: string) => void;
}
