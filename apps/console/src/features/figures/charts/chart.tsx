import { Button, Skeleton } from 'antd';
import { Suspense, lazy, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useNumbers } from '../parts/numbers';
import { useWords } from '@/ui';
import { hasValues } from './chart-data';
import type { ChartLine } from './chart-data';
import { useChartLook } from './chart-look';
import { chartOptions } from './chart-options';
import type { ChartKind } from './chart-options';
import { ChartTable } from './chart-table';

const Drawing = lazy(() => import('./drawing'));

/** Numbers as a picture, and the same numbers as a table for who can't or won't look at pictures. */
export function Chart({
  name,
  kind = 'line',
  lines,
  empty,
}: {
  name: string;
  kind?: ChartKind;
  lines: readonly ChartLine[];
  empty: ReactNode;
}) {
  const say = useWords('figures');
  const look = useChartLook();
  const numbers = useNumbers();
  const [isTable, setTable] = useState(false);
  const options = useMemo(() => {
    const hasMotion = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    return chartOptions(kind, lines, { look, numbers, hasMotion });
  }, [kind, lines, look, numbers]);
  if (!hasValues(lines)) return <>{empty}</>;
  return (
    <figure className="chart">
      <Button type="link" className="chart-toggle" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
        {say(isTable ? 'chart.as_picture' : 'chart.as_table')}
      </Button>
      {!isTable && (
        <Suspense fallback={<Skeleton active className="chart-drawing" paragraph={{ rows: 6 }} />}>
          <Drawing options={options} label={name} />
        </Suspense>
      )}
      <ChartTable name={name} lines={lines} isHidden={!isTable} />
    </figure>
  );
}
