import { Tag } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { EmptyState, useWords } from '@/ui';
import { Chart } from '../charts';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { Meaning } from '../parts/meaning';
import { FormulaMeaning } from './formula-meaning';
import { useFormulas } from './use-formulas';
import { usePeriodText, useValueText } from './use-index-names';
import { useIndexLines } from './use-indices';
import type { PeriodKind, Subject } from './use-indices';

type Line = Shape<'IndexSeriesLineResponse'>;

/** One picture for each version, origin and publisher: what is not comparable never shares an axis. */
export function IndexLines({ subject, periodKind }: { subject: Subject; periodKind: PeriodKind }) {
  const say = useWords('figures');
  const lines = useIndexLines(subject, periodKind);
  return (
    <Answer asked={lines} rows={8}>
      {({ lines: found }) =>
        found.length === 0 ? (
          <EmptyState text={say('indices.no_lines')} />
        ) : (
          <div className="figures-two">
            {found.map((line) => (
              <LineCard key={line.points[0]!.id} line={line} />
            ))}
          </div>
        )
      }
    </Answer>
  );
}

function LineCard({ line }: { line: Line }) {
  const say = useWords('figures');
  const { byId } = useFormulas();
  const periodText = usePeriodText();
  const valueText = useValueText();
  const formula = byId.get(line.formulaId);
  const name = formula?.name ?? line.indexCode.toUpperCase();
  const chart = useMemo(
    () => [
      {
        name,
        points: line.points.map((point) => ({
          label: periodText(point.period),
          value: point.value,
          words: point.isCapped ? valueText(point) : undefined,
        })),
      },
    ],
    // Texts change with the language, and then the names do.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [line, name],
  );
  return (
    <Card
      title={
        <>
          {name}
          {formula && (
            <Meaning of={name}>
              <FormulaMeaning formula={formula} />
            </Meaning>
          )}
        </>
      }
      side={
        <Tag color={line.origin === 'computed' ? 'blue' : 'gold'}>
          {line.origin === 'computed' ? say('indices.is.computed') : line.source}
        </Tag>
      }
    >
      {line.points.length > 1 && <Chart name={name} lines={chart} empty={null} />}
      <ol className="index-points">
        {[...line.points].reverse().map((point) => (
          <li key={point.id}>
            <span>{periodText(point.period)}</span>
            <Link to={`/figures/indices/values/${point.id}`} className="index-number">
              {valueText(point)}
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}
