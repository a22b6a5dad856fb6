import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { Chart } from '../charts';
import { Card } from '../parts/card';
import { Figure } from '../parts/figure';
import { useFigureText } from '../parts/numbers';
import { linesOfYear } from './lines-of-year';

/** What the year of one figure came to, month by month. Times are added, people are not, and that is said. */
export function YearFigures({
  title,
  figures: { total, precision, notes, unit },
  months,
  highest,
  children,
}: {
  title: string;
  figures: Pick<Shape<'YearOfAccountsResponse'>, 'total' | 'precision' | 'notes' | 'unit'>;
  /** By whose they are. */
  months: readonly { readonly name: string; readonly months: readonly Shape<'MonthOfYearResponse'>[] }[];
  highest?: Shape<'PeriodPointResponse'> | null;
  children?: ReactNode;
}) {
  const say = useWords('figures');
  const textOf = useFigureText();
  const lines = useMemo(() => linesOfYear(months, (month) => say('year.month', { month })), [months, say]);
  return (
    <Card title={title}>
      <dl className="figures-row is-small">
        <Figure name={say('year.total')} text={total === null ? '—' : textOf(total, precision)}>
          {total === null && say(unit === 'people' ? 'year.people_apart' : 'year.none_within')}
        </Figure>
        {highest && (
          <Figure name={say('year.highest')} text={textOf(highest.value, highest.precision, highest.words)}>
            {say('indices.days', { from: highest.from, to: highest.to })}
          </Figure>
        )}
      </dl>
      <Chart name={title} kind="bars" lines={lines} empty={null} />
      {notes.map((note) => (
        <p key={note} className="figures-source">
          {note}
        </p>
      ))}
      {children}
    </Card>
  );
}
