import { useQuery } from '@tanstack/react-query';
import { Segmented, Table } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { EmptyState, inOffice, momentText, Panel, useWords } from '@/ui';
import { Chart } from '../charts';
import { Answer } from '../parts/answer';
import { Figure } from '../parts/figure';
import { useNumbers } from '../parts/numbers';
import { ListensFigure } from './listens-figure';

type Listens = Shape<'ProgrammeListensResponse'>;
type Granularity = 'day' | 'week' | 'month';

/** Days back from now that each step is told for, and how its beginning is written. */
const steps: Record<Granularity, { days: number; format: string }> = {
  day: { days: 30, format: 'MM-DD' },
  week: { days: 180, format: 'MM-DD' },
  month: { days: 400, format: 'YYYY-MM' },
};

/** How often a programme was heard, when, and which of its episodes most. */
export default function ListensOfProgramme({ programmeId }: { programmeId: string }) {
  const say = useWords('figures');
  const [granularity, setGranularity] = useState<Granularity>('day');
  const listens = useQuery({
    queryKey: ['figures', 'programme', programmeId, granularity],
    queryFn: () => {
      const from = inOffice(new Date()).subtract(steps[granularity].days, 'day').format('YYYY-MM-DD');
      return bodyOf(
        api.GET('/api/v1/programmes/{id}/listens', {
          params: { path: { id: programmeId }, query: { granularity, from } },
        }),
      );
    },
    placeholderData: (before) => before,
  });
  return (
    <Panel
      title={say('programme.title')}
      extra={
        <Segmented<Granularity>
          aria-label={say('item.step')}
          value={granularity}
          onChange={setGranularity}
          options={(['day', 'week', 'month'] as const).map((value) => ({
            value,
            label: say(`item.${value}`),
          }))}
        />
      }
    >
      <Answer asked={listens} rows={8}>
        {(data) => <Heard listens={data} />}
      </Answer>
    </Panel>
  );
}

function Heard({ listens }: { listens: Listens }) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const { totals, series, surfaces, granularity, asOf } = listens;
  const lines = useMemo(() => {
    const { format } = steps[granularity as Granularity];
    // A row of noughts says less than one sentence.
    const told = series.some((each) => each.listens > 0) ? series : [];
    const points = told.map(({ at, listens: value }) => ({ label: inOffice(at).format(format), value }));
    return [{ name: say('totals.listens'), points }];
  }, [series, granularity, say]);
  return (
    <>
      <dl className="figures-row is-small">
        <ListensFigure listens={listens} />
        {totals.listeners !== undefined && (
          <Figure
            name={say('programme.listeners')}
            text={say('precision.approximate', { number: numbers.format(totals.listeners) })}
            meaning={<p>{say('programme.listeners_meaning')}</p>}
          />
        )}
        {surfaces.map(({ surface, listens: heard }) => (
          <Figure
            key={surface}
            name={say(`surface.${surface === 'page' || surface === 'feed' ? surface : 'other'}`)}
            text={numbers.format(heard)}
          />
        ))}
      </dl>
      <Chart name={say('totals.listens')} lines={lines} empty={<EmptyState text={say('programme.none')} />} />
      <Episodes listens={listens} />
      <p className="figures-source">{say('as_of', { at: momentText(asOf) })}</p>
    </>
  );
}

function Episodes({ listens: { episodes, programmeId } }: { listens: Listens }) {
  const say = useWords('figures');
  const numbers = useNumbers();
  if (episodes.length === 0) return null;
  return (
    <Table
      size="middle"
      pagination={false}
      rowKey="contentId"
      dataSource={episodes}
      columns={[
        {
          key: 'title',
          title: say('programme.episode'),
          render: (_, { contentId, title }) => (
            <Link to={`/programmes/${programmeId}/episodes/${contentId}`}>
              {title || say('programme.untitled')}
            </Link>
          ),
        },
        {
          key: 'listens',
          title: say('totals.listens'),
          align: 'right',
          render: (_, { listens: heard }) => numbers.format(heard),
        },
      ]}
    />
  );
}
