import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { EmptyState, inOffice, momentText, useWords } from '@/ui';
import { Chart } from '../charts';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { usePlatformDefinitions } from '../parts/definitions';
import { Figure } from '../parts/figure';
import { useFigureText } from '../parts/numbers';
import type { Period } from '../period';

type Series = Shape<'FigureSeriesResponse'>;

/** What is known of the account itself, each figure in a picture of its own: people and times share no axis. */
export function AccountFigures({
  account: { id },
  period: { from, to },
}: {
  account: Shape<'ChannelAccountResponse'>;
  period: Period;
}) {
  const say = useWords('figures');
  const figures = useQuery({
    queryKey: ['figures', 'account-page', id, from, to],
    queryFn: () => {
      const query = { from: `${from}T00:00:00+08:00`, to: `${to}T23:59:59+08:00` };
      return bodyOf(api.GET('/api/v1/channel-accounts/{id}/figures', { params: { path: { id }, query } }));
    },
  });
  return (
    <Answer asked={figures} rows={6}>
      {({ series }) =>
        series.length === 0 ? (
          <Card title={say('account.figures')}>
            <EmptyState text={say('account.no_figures')}>
              <Link to={`/figures/accounts/${id}/records`}>{say('typed.records')}</Link>
            </EmptyState>
          </Card>
        ) : (
          <div className="figures-two">
            {series.map((one) => (
              <SeriesCard key={`${one.metric} ${one.definitionId}`} series={one} />
            ))}
          </div>
        )
      }
    </Answer>
  );
}

function SeriesCard({ series }: { series: Series }) {
  const say = useWords('figures');
  const textOf = useFigureText();
  const definition = usePlatformDefinitions().get(series.definitionId);
  const { name, points, latest, decreases } = series;
  const lines = useMemo(
    () => [
      {
        name,
        points: points.map(({ takenAt, value, words, precision }) => ({
          label: inOffice(takenAt).format('MM-DD HH:mm'),
          value,
          words: precision === 'exact' ? undefined : words,
        })),
      },
    ],
    [name, points],
  );
  return (
    <Card title={name}>
      <dl className="figures-row is-small">
        <Figure
          name={say('account.latest')}
          text={textOf(latest.value, latest.precision, latest.words)}
          meaning={
            <>
              <p>{definition?.description}</p>
              <p>{say('channels.from', { sources: say(`told_by.${latest.source}`) })}</p>
              <p>{say('channels.taken', { at: momentText(latest.takenAt) })}</p>
              <p className="figures-quiet">{definition?.origin}</p>
            </>
          }
        >
          {say('channels.taken', { at: momentText(latest.takenAt) })}
        </Figure>
      </dl>
      {points.length > 1 && <Chart name={name} lines={lines} empty={null} />}
      {decreases > 0 && <p className="figures-source">{say('account.decreases', { count: decreases })}</p>}
    </Card>
  );
}
