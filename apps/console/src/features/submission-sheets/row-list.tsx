import { Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Panel, useWords } from '@/ui';
import type { Column } from '@/ui';
import { RowStateTag } from './sheet-state-tag';
import { useRows } from './use-sheets';
import type { RowState, Sheet, SheetRow } from './use-sheets';

type Row = SheetRow & { id: string };

const states = ['faulty', 'refused', 'good', 'due', 'sent'] as const;

/** Row by row what it says, and what is wrong with it. */
export function RowList({ sheet }: { sheet: Sheet }) {
  const say = useWords('submission-sheets');
  const [chosen, setChosen] = useState<RowState | 'all'>('all');
  const there = states.filter((state) => sheet.rows[state] > 0);
  // What was chosen may have gone out since.
  const filter = chosen !== 'all' && there.includes(chosen) ? chosen : 'all';
  const pages = useRows(sheet, filter === 'all' ? undefined : filter);
  return (
    <Panel
      title={say('rows_title')}
      extra={
        there.length > 1 && (
          <Segmented<RowState | 'all'>
            aria-label={say('rows_filter')}
            value={filter}
            onChange={setChosen}
            options={(['all', ...there] as const).map((value) => ({
              value,
              label:
                value === 'all'
                  ? say('all')
                  : say('with_count', { of: say(`row_states.${value}`), count: sheet.rows[value] }),
            }))}
          />
        )
      }
    >
      <CursorTable<Row>
        label={say('rows_title')}
        pages={pages}
        columns={useColumns()}
        rowHeight={72}
        empty={<EmptyState text={say('no_rows')} />}
      />
    </Panel>
  );
}

function useColumns(): Column<Row>[] {
  const say = useWords('submission-sheets');
  const sayReport = useWords('submissions');
  const mayRead = useCan()('submission.read');
  return [
    { key: 'line', title: say('line'), track: '84px', render: ({ line }) => say('line_of', { line }) },
    {
      key: 'title',
      title: say('report'),
      track: 'minmax(160px, 1.5fr)',
      render: ({ title, category, contributors }) => (
        <div>
          {title || say('no_title')}
          <div className="desk-quiet">
            {[category && sayReport(`category.${category}`), contributors.join('、')]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </div>
      ),
    },
    { key: 'files', title: say('files'), track: '80px', render: ({ fileCount }) => fileCount || '—' },
    {
      key: 'state',
      title: say('state'),
      track: '100px',
      render: ({ state }) => <RowStateTag state={state} />,
    },
    {
      key: 'result',
      title: say('result'),
      track: 'minmax(200px, 2fr)',
      render: ({ faults, submissionId, number }) =>
        faults.length > 0 ? (
          <ul className="sheet-faults">
            {faults.map(({ column, code, message }) => (
              <li key={`${column ?? ''} ${code}`}>{column ? say('fault', { column, message }) : message}</li>
            ))}
          </ul>
        ) : submissionId !== null && number !== null ? (
          mayRead ? (
            <Link to={`/submissions/${submissionId}`}>{number}</Link>
          ) : (
            <a href={`/desk/report?id=${submissionId}`}>{number}</a>
          )
        ) : (
          say('no_fault')
        ),
    },
  ];
}
