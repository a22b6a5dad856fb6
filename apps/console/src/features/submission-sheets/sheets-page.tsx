import { Link } from 'react-router-dom';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Moment, Page, Panel, useWords } from '@/ui';
import type { Column } from '@/ui';
import { SheetStateTag } from './sheet-state-tag';
import { SheetSteps } from './sheet-steps';
import { useSheets } from './use-sheets';
import type { Sheet } from './use-sheets';

/** 表格报送: many reports at once, as rows of a sheet. */
export function SheetsPage() {
  const say = useWords('submission-sheets');
  const maySend = useCan()('submission.write');
  return (
    <Page title={say('title')} lead={say('lead')}>
      <div className="panels">
        {maySend ? <SheetSteps /> : <EmptyState text={say('not_yours')} />}
        {maySend && <OwnSheets />}
      </div>
    </Page>
  );
}

function OwnSheets() {
  const say = useWords('submission-sheets');
  return (
    <Panel title={say('own')}>
      <CursorTable<Sheet>
        label={say('own')}
        pages={useSheets()}
        columns={useColumns()}
        empty={<EmptyState text={say('none')} />}
      />
    </Panel>
  );
}

function useColumns(): Column<Sheet>[] {
  const say = useWords('submission-sheets');
  return [
    {
      key: 'name',
      title: say('file'),
      track: 'minmax(160px, 2fr)',
      render: ({ id, fileName }) => <Link to={`/submissions/sheets/${id}`}>{fileName}</Link>,
    },
    {
      key: 'when',
      title: say('uploaded'),
      track: '120px',
      render: ({ createdAt }) => <Moment at={createdAt} />,
    },
    {
      key: 'state',
      title: say('state'),
      track: '110px',
      render: ({ state }) => <SheetStateTag state={state} />,
    },
    {
      key: 'rows',
      title: say('rows'),
      track: 'minmax(160px, 1.5fr)',
      render: ({ rows }) =>
        (['good', 'faulty', 'due', 'sent', 'refused'] as const)
          .filter((state) => rows[state] > 0)
          .map((state) => say(`counts.${state}`, { count: rows[state] }))
          .join(say('and')),
    },
  ];
}
