import { useWords } from '@/ui';
import { DayCell } from './day-cell';
import type { CalendarViewProps } from './view-props';

/** Weeks of seven days: a month, or one week in full. */
export function MonthView({
  days,
  facts,
  commissions,
  view,
  month,
  onOpenDay,
  ...shared
}: CalendarViewProps & { view: 'month' | 'week'; month: string; onOpenDay: (day: string) => void }) {
  const say = useWords('planning');
  const weeks = Array.from({ length: days.length / 7 }, (_, index) => days.slice(index * 7, index * 7 + 7));
  return (
    <table className={`calendar is-${view}`}>
      <caption className="visually-hidden">{say('calendar.title')}</caption>
      <thead>
        <tr>
          {[0, 1, 2, 3, 4, 5, 6].map((weekday) => (
            <th key={weekday} scope="col">
              {say(`weekday.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <DayCell
                key={day}
                day={day}
                facts={facts.get(day)!}
                commissions={commissions}
                isOutside={view === 'month' && !day.startsWith(month)}
                most={view === 'week' ? Infinity : 4}
                onOpenDay={() => onOpenDay(day)}
                {...shared}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
