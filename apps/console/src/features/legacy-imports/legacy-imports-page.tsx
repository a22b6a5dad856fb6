import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useCurrentUnit, usePersonName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Moment, Page, useWords } from '@/ui';
import type { Column } from '@/ui';
import { ImportState } from './import-state';
import { NewImport } from './new-import';
import { useLegacyImports } from './use-legacy-imports';
import type { LegacyImport } from './use-legacy-imports';

/** Every stock of an old site that was, is or will be taken over by the chosen unit. */
export function LegacyImportsPage() {
  const say = useWords('legacy-imports');
  const { unitId } = useCurrentUnit();
  const [isAdding, setAdding] = useState(false);
  const mayManage = useCan()('legacy_import.manage', useUnitPath()(unitId));
  const pages = useLegacyImports(unitId);
  const add = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {say('add')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={add}>
      <CursorTable<LegacyImport>
        label={say('title')}
        pages={pages}
        columns={useColumns()}
        empty={<EmptyState text={say(mayManage ? 'none' : 'none_here')}>{add}</EmptyState>}
      />
      {isAdding && <NewImport unitId={unitId} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function useColumns(): Column<LegacyImport>[] {
  const say = useWords('legacy-imports');
  return [
    {
      key: 'name',
      title: say('name'),
      track: 'minmax(180px, 2fr)',
      render: ({ id, name }) => <Link to={`/settings/legacy-imports/${id}`}>{name}</Link>,
    },
    {
      key: 'table',
      title: say('table'),
      track: 'minmax(140px, 1.5fr)',
      render: ({ tableName }) => tableName ?? say('no_table'),
    },
    {
      key: 'prepared',
      title: say('prepared'),
      track: 'minmax(160px, 1fr)',
      render: ({ createdBy, createdAt }) => (
        <span>
          <PersonName id={createdBy} /> <Moment at={createdAt} />
        </span>
      ),
    },
    {
      key: 'confirmed',
      title: say('confirmed'),
      track: 'minmax(110px, 1fr)',
      render: ({ confirmedBy }) => (confirmedBy === null ? '—' : <PersonName id={confirmedBy} />),
    },
    {
      key: 'state',
      title: say('state_label'),
      track: '110px',
      render: ({ state }) => <ImportState state={state} />,
    },
  ];
}

function PersonName({ id }: { id: string }) {
  return <>{usePersonName(id)}</>;
}
