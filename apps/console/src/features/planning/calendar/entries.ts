import type { Shape } from '@/api-client';
import type { Day } from './days';

/** Kind of what is carried by the pointer: an entry as JSON. */
export const DRAGGED = 'application/x-haojiao-entry';

export type Entry = Shape<'CalendarEntryResponse'>;
export type Conflict = Shape<'CalendarConflictResponse'>;
export type Commission = Shape<'CommissionSummaryResponse'>;

/** What a day is, beside what happens on it. */
export interface DayFacts {
  readonly items: readonly Entry[];
  readonly blackouts: readonly Entry[];
  readonly campaigns: readonly Entry[];
  /** Holiday or make-up day. */
  readonly named: Entry | undefined;
}

const isIn = (day: Day, from: Day, to: Day) => from <= day && day <= to;

/** By day: what has an hour by its hour; what lasts stands on each of its days. `dayOf` is the office's day of an instant. */
export function byDay(
  days: readonly Day[],
  entries: readonly Entry[],
  dayOf: (instant: string) => Day,
): Map<Day, DayFacts> {
  return new Map(
    days.map((day) => [
      day,
      {
        items: entries
          .filter(({ kind, date }) => date === day && !['blackout', 'campaign', 'working_day'].includes(kind))
          .sort((one, other) => (one.at ?? '').localeCompare(other.at ?? '')),
        blackouts: entries.filter(
          ({ kind, date, endsAt }) =>
            kind === 'blackout' && isIn(day, date, lastDayUntil(endsAt, date, dayOf)),
        ),
        campaigns: entries.filter(
          ({ kind, date, endsOn }) => kind === 'campaign' && isIn(day, date, endsOn ?? date),
        ),
        named: entries.find(({ kind, date }) => kind === 'working_day' && date === day),
      },
    ]),
  );
}

/** What ends at midnight does not stand on the day that begins then. */
function lastDayUntil(endsAt: string | null, date: Day, dayOf: (instant: string) => Day): Day {
  if (endsAt === null) return date;
  return dayOf(new Date(Date.parse(endsAt) - 1).toISOString());
}

/** A post that was not sent yet can be moved; what goes out in another's post moves with that one. */
export const canMove = ({ kind, state, object }: Entry): boolean =>
  object.type === 'publication' && kind === 'scheduled' && (state === 'scheduled' || state === 'queued');

/** Commissions by the day on which they are due. */
export const commissionsOn = (day: Day, commissions: readonly Commission[]): Commission[] =>
  commissions.filter(({ dueOn }) => dueOn === day);
