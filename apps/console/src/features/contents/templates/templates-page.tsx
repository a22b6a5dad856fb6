import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api, versionedOf } from '@/api-client';
import type { Versioned } from '@/api-client';
import { useColumns } from '@/features/columns';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Page, useAct, useWords } from '@/ui';
import type { Column } from '@/ui';
import { readable } from './patterns';
import { TemplateDialog } from './template-dialog';
import { usePlaceWords } from './use-place-words';
import { useTemplates } from './use-templates';
import type { Template } from './use-templates';

/** `/contents/templates`: what recurring items begin with, in the chosen unit. */
export default function TemplatesPage() {
  const say = useWords('contents');
  const can = useCan();
  const unitPath = useUnitPath();
  const { unitId } = useCurrentUnit();
  const [editing, setEditing] = useState<Versioned<Template> | 'new' | null>(null);
  const look = useAct(
    (id: string) => versionedOf(api.GET('/api/v1/content-templates/{id}', { params: { path: { id } } })),
    { touches: [] },
  );
  const change = async (id: string) => setEditing((await look.run(id)) ?? null);
  const mayChange = ({ organizationId }: Template) =>
    can('content_template.manage', unitPath(organizationId));
  const add = can('content_template.manage', unitPath(unitId)) && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {say('template.add')}
    </Button>
  );
  return (
    <Page
      title={say('template.all')}
      lead={
        <>
          <Link to="/contents">{say('title')}</Link> · {say('template.lead')}
        </>
      }
      actions={add}
    >
      <CursorTable<Template>
        label={say('template.all')}
        pages={useTemplates(unitId)}
        columns={useTemplateColumns(mayChange, (id) => void change(id))}
        empty={<EmptyState text={say(add ? 'template.none' : 'template.empty')}>{add}</EmptyState>}
      />
      {editing && (
        <TemplateDialog
          seen={editing === 'new' ? null : editing}
          unitId={editing === 'new' ? unitId : editing.body.organizationId}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  );
}

function useTemplateColumns(
  mayChange: (template: Template) => boolean,
  onChange: (id: string) => void,
): Column<Template>[] {
  const say = useWords('contents');
  const unitName = useUnitName();
  const { byId } = useColumns();
  const words = usePlaceWords();
  return [
    {
      key: 'name',
      title: say('template.name'),
      track: 'minmax(160px, 1.5fr)',
      render: ({ name, type }) => (
        <span>
          {name}
          <br />
          <small className="content-notes">{say(`type.${type}`)}</small>
        </span>
      ),
    },
    {
      key: 'pattern',
      title: say('template.pattern'),
      track: 'minmax(180px, 2fr)',
      render: ({ parts }) => readable(parts.title ?? '', words),
    },
    {
      key: 'column',
      title: say('field.column'),
      track: 'minmax(100px, 1fr)',
      render: ({ columnId }) => (columnId && byId.get(columnId)?.name) || '—',
    },
    {
      key: 'unit',
      title: say('template.unit'),
      track: 'minmax(130px, 1fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
    {
      key: 'act',
      title: say('template.act'),
      track: '90px',
      render: (template) =>
        mayChange(template) && (
          <Button
            aria-label={say('template.change_of', { name: template.name })}
            onClick={() => onChange(template.id)}
          >
            {say('template.change')}
          </Button>
        ),
    },
  ];
}
