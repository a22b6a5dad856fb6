import { Segmented, Tag } from 'antd';
import { CursorTable, EmptyState, useNarrow, useWords } from '@/ui';
import type { Column } from '@/ui';
import { Card } from '../parts/card';
import { LineFigures } from './line-figures';
import { LinePost } from './line-post';
import { lineStates, useImportLines } from './use-imports';
import type { ImportLine, ImportReport, LineState } from './use-imports';

const colours: Readonly<Record<LineState, string>> = {
  ready: 'blue',
  known: 'default',
  differs: 'orange',
  unmatched: 'orange',
  ambiguous: 'orange',
  faulty: 'red',
  passed: 'default',
  done: 'green',
};

/** The table as it was understood: each line with its post, its figures, and what is to be known about it. */
export function ImportLines({
  report,
  state,
  onChoose,
}: {
  report: ImportReport;
  state: LineState | undefined;
  onChoose: (state: LineState | undefined) => void;
}) {
  const say = useWords('figures');
  const isNarrow = useNarrow();
  const lines = useImportLines(report.id, state, report.state === 'running');
  const columns: Column<ImportLine & { id: string }>[] = [
    {
      key: 'line',
      title: say('import.line'),
      track: '64px',
      render: ({ line }) => say('import.line_number', { number: line }),
    },
    {
      key: 'of',
      title: say('import.of'),
      track: 'minmax(200px, 2fr)',
      render: (line) => <LinePost report={report} line={line} />,
    },
    {
      key: 'figures',
      title: say('import.figures'),
      track: 'minmax(240px, 3fr)',
      render: ({ figures }) => <LineFigures figures={figures} />,
    },
    {
      key: 'state',
      title: say('import.state_label'),
      track: 'minmax(180px, 2fr)',
      render: ({ state: of, notes }) => (
        <>
          <Tag color={colours[of]}>{say(`import.line_state.${of}`)}</Tag>
          {notes.map(({ column, message }) => (
            <div key={`${column} ${message}`} className="import-note">
              {column && <b>{column}：</b>}
              {message}
            </div>
          ))}
        </>
      ),
    },
  ];
  const shown = lineStates.filter((one) => report.lines[one] > 0);
  return (
    <Card
      title={say('import.lines')}
      side={
        <Segmented<LineState | 'all'>
          aria-label={say('import.state_label')}
          vertical={isNarrow}
          value={state ?? 'all'}
          onChange={(value) => onChoose(value === 'all' ? undefined : value)}
          options={[
            { value: 'all', label: say('inspection.state.all') },
            ...shown.map((value) => ({
              value,
              label: `${say(`import.line_state.${value}`)} ${report.lines[value]}`,
            })),
          ]}
        />
      }
    >
      <CursorTable
        label={say('import.lines')}
        pages={lines}
        columns={columns}
        rowHeight={92}
        empty={<EmptyState text={say('import.no_lines')} />}
      />
    </Card>
  );
}
