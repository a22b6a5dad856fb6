import { EmptyState, useWords } from '@/ui';
import { CommissionLine } from './commission-line';
import { DayHead } from './day-head';
import { commissionsOn } from './entries';
import { EntryChip } from './entry-chip';
import { weekdayOf } from './days';
import type { CalendarViewProps } from './view-props';

/** Day below day, empty ones left out. */
export function ListView({ days, facts, commissions, conflicts, today, onMove }: CalendarViewProps) {
  const say = useWords('planning');
  const filled = days.filter((day) => {
    const { items, blackouts, named } = facts.get(day)!;
    return items.length + blackouts.length > 0 || named || commissionsOn(day, commissions).length > 0;
  });
  if (filled.length === 0) return <EmptyState text={say('calendar.nothing')} />;
  return (
    <ol className="calendar-list">
      {filled.map((day) => (
        <li key={day} className={day === today ? 'is-today' : undefined}>
          <h3>
            <DayHead day={day} facts={facts.get(day)!} isLong />{' '}
            <span>{say(`weekday.${weekdayOf(day)}`)}</span>
          </h3>
          <ul>
            {commissionsOn(day, commissions).map((commission) => (
              <li key={commission.id}>
                <CommissionLine commission={commission} />
              </li>
            ))}
            {facts.get(day)!.items.map((entry) => (
              <li key={`${entry.kind}-${entry.object.id}`}>
                <EntryChip entry={entry} conflicts={conflicts} onMove={onMove} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
