import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useCurrentUnit, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Moment, Page, useWords } from '@/ui';
import type { Column } from '@/ui';
import { ImportFile } from './import-file';
import { useImports } from './use-import';
import type { ImportSummary } from './use-import';

const colours: Readonly<Record<ImportSummary['state'], string>> = {
  reading: 'blue',
  choice_needed: 'gold',
  ready: 'gold',
  failed: 'red',
  drafted: 'green',
  removed: 'default',
};

/** `/contents/imports`: documents that were sent, and what became of each. */
export default function ImportsPage() {
  const say = useWords('contents');
  const can = useCan();
  const { unitId } = useCurrentUnit();
  const [isSending, setSending] = useState(false);
  const send = can('content.write', useUnitPath()(unitId)) && (
    <Button type="primary" onClick={() => setSending(true)}>
      {say('import.title')}
    </Button>
  );
  return (
    <Page
      title={say('import.past')}
      lead={
        <>
          {say('import.past_lead')}
          {can('legacy_import.manage') && (
            <>
              {' '}
              <Link to="/settings/legacy-imports">{say('import.legacy')}</Link>
            </>
          )}
        </>
      }
      actions={send}
    >
      <CursorTable<ImportSummary>
        label={say('import.past')}
        pages={useImports(unitId)}
        columns={useColumns()}
        empty={<EmptyState text={say('import.past_none')}>{send}</EmptyState>}
      />
      <ImportFile isOpen={isSending} unitId={unitId} onClose={() => setSending(false)} />
    </Page>
  );
}

function useColumns(): Column<ImportSummary>[] {
  const say = useWords('contents');
  return [
    {
      key: 'file',
      title: say('import.file'),
      track: 'minmax(180px, 2fr)',
      render: ({ id, fileName, title, kind }) => (
        <span>
          <Link to={`/contents/imports/${id}`}>{fileName ?? (title || say('untitled'))}</Link>
          <br />
          <small className="content-notes">{say(`import.kind.${kind}`)}</small>
        </span>
      ),
    },
    {
      key: 'item',
      title: say('import.item'),
      track: 'minmax(160px, 2fr)',
      render: ({ contentId, title }) =>
        contentId ? <Link to={`/contents/${contentId}`}>{title || say('untitled')}</Link> : title || '—',
    },
    {
      key: 'who',
      title: say('import.who'),
      track: 'minmax(140px, 1fr)',
      render: ({ creatorName, createdAt }) => (
        <span>
          {creatorName} <Moment at={createdAt} />
        </span>
      ),
    },
    {
      key: 'state',
      title: say('list.state'),
      track: '120px',
      render: ({ state }) => <Tag color={colours[state]}>{say(`import.state.${state}`)}</Tag>,
    },
  ];
}
