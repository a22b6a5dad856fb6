import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useReviewFlows } from '@/features/review-flows';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Page, useCursorPages, useWords } from '@/ui';
import type { Column as TableColumn } from '@/ui';
import { ColumnDialog } from './column-dialog';
import type { Column } from './use-columns';

/** 栏目 of the chosen unit and those below it. */
export function ColumnsPage() {
  const say = useWords('columns');
  const can = useCan();
  const { unitId } = useCurrentUnit();
  const unitPath = useUnitPath();
  const [editing, setEditing] = useState<Column | 'new' | null>(null);
  const pages = useCursorPages(['columns', unitId], (cursor) =>
    bodyOf(api.GET('/api/v1/columns', { params: { query: { organizationId: unitId, cursor, limit: 100 } } })),
  );
  const add = can('column.manage', unitPath(unitId)) && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {say('add')}
    </Button>
  );
  const mayChange = ({ organizationId }: Column) => can('column.manage', unitPath(organizationId));
  return (
    <Page title={say('title')} lead={say('lead')} actions={add}>
      <CursorTable<Column>
        label={say('title')}
        pages={pages}
        columns={useTableColumns(pages.items, mayChange, setEditing)}
        empty={<EmptyState text={say('none')}>{add}</EmptyState>}
      />
      {editing && (
        <ColumnDialog
          column={editing === 'new' ? undefined : editing}
          organizationId={editing === 'new' ? unitId : editing.organizationId}
          others={pages.items}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  );
}

function useTableColumns(
  all: readonly Column[],
  mayChange: (column: Column) => boolean,
  onChange: (column: Column) => void,
): TableColumn<Column>[] {
  const say = useWords('columns');
  const unitName = useUnitName();
  const { flows } = useReviewFlows();
  const nameOf = (id: string | null, of: readonly { id: string; name: string }[]) =>
    of.find((one) => one.id === id)?.name ?? '';
  return [
    {
      key: 'name',
      title: say('name'),
      track: 'minmax(140px, 1.5fr)',
      render: ({ name }) => <strong>{name}</strong>,
    },
    {
      key: 'parent',
      title: say('parent'),
      track: 'minmax(110px, 1fr)',
      render: ({ parentId }) => nameOf(parentId, all),
    },
    {
      key: 'unit',
      title: say('unit'),
      track: 'minmax(140px, 1.5fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
    {
      key: 'flow',
      title: say('flow'),
      track: 'minmax(140px, 1.5fr)',
      render: ({ reviewFlowId }) => nameOf(reviewFlowId, flows) || say('flow_of_unit'),
    },
    {
      key: 'act',
      title: say('act'),
      track: '90px',
      render: (column) =>
        mayChange(column) && (
          <Button aria-label={say('change_of', { name: column.name })} onClick={() => onChange(column)}>
            {say('change')}
          </Button>
        ),
    },
  ];
}
