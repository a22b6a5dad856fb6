import { Button, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import {
  csvOf,
  CursorTable,
  EmptyState,
  momentText,
  Panel,
  saveFile,
  useAct,
  useNarrow,
  useWords,
} from '@/ui';
import type { Column } from '@/ui';
import { RowNotes } from './row-notes';
import { askRows, rowStates, useRows } from './use-legacy-imports';
import type { LegacyImportReport, LegacyRow, RowState } from './use-legacy-imports';

const colours: Readonly<Record<RowState, string>> = {
  faulty: 'red',
  failed: 'red',
  ready: 'blue',
  done: 'green',
};

/** The table line by line: what is wrong with each, what would be lost, and where it is now. */
export function RowsPanel({ report }: { report: LegacyImportReport }) {
  const say = useWords('legacy-imports');
  const isNarrow = useNarrow();
  const { counts } = report;
  const [chosen, choose] = useState<RowState | 'all'>('all');
  const shown = rowStates.filter((each) => counts[each] > 0);
  const state = shown.find((each) => each === chosen);
  const rows = useRows(report.id, state, report.state === 'running');
  const wrong = shown.filter((each) => each === 'faulty' || each === 'failed');
  return (
    <Panel title={say('rows')} extra={wrong.length > 0 && <SaveFaults report={report} states={wrong} />}>
      <Segmented<RowState | 'all'>
        aria-label={say('state_label')}
        className="legacy-states"
        vertical={isNarrow}
        value={state ?? 'all'}
        onChange={choose}
        options={[
          { value: 'all', label: say('all_rows') },
          ...shown.map((value) => ({ value, label: `${say(`row_state.${value}`)} ${counts[value]}` })),
        ]}
      />
      {counts.faulty > 0 && report.state === 'checked' && <p>{say('how_to_mend')}</p>}
      <CursorTable
        label={say('rows')}
        pages={rows}
        columns={useColumns()}
        rowHeight={72}
        empty={<EmptyState text={say('no_rows')} />}
      />
    </Panel>
  );
}

function useColumns(): Column<LegacyRow & { id: string }>[] {
  const say = useWords('legacy-imports');
  return [
    { key: 'line', title: say('line'), track: '76px', render: ({ line }) => say('line_number', { line }) },
    {
      key: 'title',
      title: say('item'),
      track: 'minmax(180px, 2fr)',
      render: ({ title, contentId, type, publishedAt }) => (
        <div>
          {contentId ? <Link to={`/contents/${contentId}`}>{title}</Link> : title || say('without_title')}
          <div className="legacy-quiet">
            {[type && say(`type.${type}`), publishedAt && momentText(publishedAt)]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </div>
      ),
    },
    {
      key: 'address',
      title: say('column.oldAddress'),
      track: 'minmax(140px, 1.5fr)',
      render: ({ oldAddress }) => <span className="legacy-address">{oldAddress ?? '—'}</span>,
    },
    {
      key: 'state',
      title: say('state_label'),
      track: 'minmax(240px, 3fr)',
      render: (row) => (
        <div>
          <Tag color={colours[row.state as RowState]}>{say(`row_state.${row.state}`)}</Tag>
          <RowNotes row={row} />
        </div>
      ),
    },
  ];
}

/** For whoever mends the table beside it. */
function SaveFaults({ report: { id, name }, states }: { report: LegacyImportReport; states: RowState[] }) {
  const say = useWords('legacy-imports');
  const save = useAct(
    async () => {
      const rows = (await Promise.all(states.map((state) => allRows(id, state)))).flat();
      rows.sort((one, other) => one.line - other.line);
      const told = rows.map(({ line, title, faults }) => [
        line,
        title,
        faults
          .map(({ field, message }) => (field ? `${say(`column.${field}`)}：${message}` : message))
          .join('；'),
      ]);
      saveFile(csvOf([[say('line'), say('item'), say('fault')], ...told]), `${name}-${say('fault')}.csv`);
    },
    { touches: [] },
  );
  return (
    <Button loading={save.isBusy} onClick={() => void save.run()}>
      {say('save_faults')}
    </Button>
  );
}

async function allRows(id: string, state: RowState): Promise<LegacyRow[]> {
  const rows: LegacyRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await askRows(id, state, cursor, 100);
    rows.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return rows;
}
