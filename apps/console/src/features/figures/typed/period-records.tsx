import type { ReactNode } from 'react';
import type { Shape } from '@/api-client';
import { EmptyState, useWords } from '@/ui';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { useNumbers } from '../parts/numbers';
import { PersonName } from '../parts/person-name';
import { PlainTable } from '../parts/plain-table';
import { CorrectFigure } from './correct-figure';
import { Former } from './former';
import { usePeriods } from './subject';
import type { PeriodPoint, Subject } from './subject';
import { TypePeriod } from './type-period';

/** What was told of stretches of days. Times are added up, people are not; no day counts twice. */
export function PeriodRecords({
  subject,
  platform,
  mayRecord,
  children,
}: {
  subject: Subject;
  platform: string;
  mayRecord: boolean;
  /** Below the figures, where there are some. */
  children?: ReactNode;
}) {
  const say = useWords('figures');
  const periods = usePeriods(subject);
  const type = mayRecord && <TypePeriod subject={subject} platform={platform} />;
  return (
    <Answer asked={periods} rows={6}>
      {({ series }) =>
        series.every(({ figures }) => figures.length === 0) ? (
          <Card title={say('typed.periods')}>
            <EmptyState text={say('typed.no_periods')}>{type}</EmptyState>
          </Card>
        ) : (
          <Card title={say('typed.periods')} side={type}>
            {series.map((one) => (
              <SeriesOfDays
                key={`${one.metric} ${one.definitionId}`}
                series={one}
                hasBatches={subject.kind === 'publication'}
                mayRecord={mayRecord}
              />
            ))}
            {children}
          </Card>
        )
      }
    </Answer>
  );
}

function SeriesOfDays({
  series: { name, unit, total, figures },
  hasBatches,
  mayRecord,
}: {
  series: Shape<'PeriodSeriesResponse'>;
  hasBatches: boolean;
  mayRecord: boolean;
}) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const heads = ['days', ...(hasBatches ? ['batch'] : []), 'figure', 'do', 'by', 'note'];
  return (
    <section className="record-series">
      <h3>
        {name}{' '}
        <span className="figures-quiet">
          {unit === 'people' || total === null
            ? say('typed.people_apart')
            : say('typed.total', { number: numbers.format(total) })}
        </span>
      </h3>
      <PlainTable label={name} className="records" heads={heads.map((head) => say(`typed.head.${head}`))}>
        {[...figures].reverse().map((figure) => (
          <DaysRow
            key={figure.id}
            name={name}
            figure={figure}
            hasBatches={hasBatches}
            mayRecord={mayRecord}
          />
        ))}
      </PlainTable>
    </section>
  );
}

function DaysRow({
  name,
  figure,
  hasBatches,
  mayRecord,
}: {
  name: string;
  figure: PeriodPoint;
  hasBatches: boolean;
  mayRecord: boolean;
}) {
  const say = useWords('figures');
  const { from, to, batch, words, source, takenBy, correctsId, reason } = figure;
  const days = say('indices.days', { from, to });
  return (
    <tr>
      <th scope="row">{days}</th>
      {hasBatches && <td>{batch || say('typed.whole')}</td>}
      <td>
        <b>{words}</b>
      </td>
      <td>{mayRecord && <CorrectFigure row={figure} name={name} at={days} />}</td>
      <td>
        {say(`told_by.${source}`)} <PersonName id={takenBy} />
      </td>
      <td>{correctsId && <Former id={correctsId} isPeriod reason={reason} />}</td>
    </tr>
  );
}
