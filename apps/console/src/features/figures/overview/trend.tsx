import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { EmptyState, useWords } from '@/ui';
import { Chart } from '../charts';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { chartAddress, pictures } from '../parts/chart-address';
import { Meaning } from '../parts/meaning';
import { SaveMenu } from '../parts/save-menu';
import { useRuleName } from '../parts/use-names';
import type { Period } from '../period';
import { useTrend } from './use-overview';
import type { TrendMeasure } from './use-overview';

const measures: readonly TrendMeasure[] = ['views', 'listens', 'plays', 'items', 'posts'];

/** How it went from day to day; days that a rule did not count are gaps, not zeros. */
export function Trend({ unitId, period }: { unitId: string; period: Period }) {
  const say = useWords('figures');
  const ruleName = useRuleName();
  const [measure, setMeasure] = useState<TrendMeasure>('views');
  const trend = useTrend(unitId, period, measure);
  const isCounted = measure !== 'items' && measure !== 'posts';
  const lines = useMemo(
    () =>
      trend.data?.series.map(({ name, points }) => ({ name: isCounted ? ruleName(name) : name, points })) ??
      [],
    [trend.data, isCounted, ruleName],
  );
  return (
    <Card
      title={
        <>
          {say('trend.title')}
          {trend.data && (
            <Meaning of={say('trend.title')}>
              <p>{trend.data.title}</p>
              {trend.data.notes.map((note) => (
                <p key={note}>{note}</p>
              ))}
              <p>{say('source', { text: trend.data.source })}</p>
            </Meaning>
          )}
        </>
      }
      side={
        <div className="period-picker">
          <Segmented<TrendMeasure>
            aria-label={say('trend.measure')}
            value={measure}
            onChange={setMeasure}
            options={measures.map((value) => ({ value, label: say(`trend.${value}`) }))}
          />
          <SaveMenu
            of={`${say('trend.title')} ${say(`trend.${measure}`)}`}
            formats={pictures}
            addressOf={(format) => chartAddress('trend', format, { unitId, period, measure })}
          />
        </div>
      }
    >
      <Answer asked={trend} rows={7}>
        {(data) => (
          <>
            <Chart
              name={`${say('trend.title')} · ${say(`trend.${measure}`)}`}
              kind={isCounted ? 'line' : 'bars'}
              lines={lines}
              empty={<EmptyState text={say('trend.empty')} />}
            />
            <p className="figures-source">{say('source', { text: data.source })}</p>
          </>
        )}
      </Answer>
    </Card>
  );
}
