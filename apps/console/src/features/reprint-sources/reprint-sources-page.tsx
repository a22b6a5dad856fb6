import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { api, versionedOf } from '@/api-client';
import type { Versioned } from '@/api-client';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, LinkButton, Page, useAct, useWords } from '@/ui';
import type { Column } from '@/ui';
import { ImportSources } from './import-sources';
import { Standing } from './standing';
import { SourceDialog } from './source-dialog';
import { useReprintSources } from './use-reprint-sources';
import type { ReprintSource } from './use-reprint-sources';

/** 稿源单位名单: from whom the chosen unit may reprint. */
export function ReprintSourcesPage() {
  const say = useWords('reprint-sources');
  const { unitId } = useCurrentUnit();
  const can = useCan();
  const unitPath = useUnitPath();
  const [q, setQ] = useState('');
  const [editing, setEditing] = useState<Versioned<ReprintSource> | 'new' | null>(null);
  const look = useAct(
    (id: string) => versionedOf(api.GET('/api/v1/reprint-sources/{id}', { params: { path: { id } } })),
    { touches: [] },
  );
  const change = async (id: string) => setEditing((await look.run(id)) ?? null);
  const acts = can('reprint_source.manage', unitPath(unitId)) && (
    <>
      <ImportSources unitId={unitId} />
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
        {say('add')}
      </Button>
    </>
  );
  const mayChange = ({ organizationId }: ReprintSource) =>
    can('reprint_source.manage', unitPath(organizationId));
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <>
          {can('content.read') && <LinkButton to="/contents/reprints">{say('register.title')}</LinkButton>}
          {acts}
        </>
      }
    >
      <Input.Search
        allowClear
        aria-label={say('find')}
        placeholder={say('find')}
        maxLength={100}
        onSearch={(text) => setQ(text.trim())}
        style={{ maxWidth: 320, marginBottom: 16 }}
      />
      <CursorTable<ReprintSource>
        label={say('title')}
        pages={useReprintSources(unitId, q)}
        columns={useColumns(mayChange, (id) => void change(id))}
        empty={
          <EmptyState text={say(q ? 'nothing_found' : 'none')}>{!q && <Space wrap>{acts}</Space>}</EmptyState>
        }
      />
      {editing && (
        <SourceDialog
          seen={editing === 'new' ? null : editing}
          unitId={unitId}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  );
}

function useColumns(
  mayChange: (source: ReprintSource) => boolean,
  onChange: (id: string) => void,
): Column<ReprintSource>[] {
  const say = useWords('reprint-sources');
  const unitName = useUnitName();
  return [
    {
      key: 'name',
      title: say('name'),
      track: 'minmax(150px, 1.5fr)',
      render: ({ name }) => <strong>{name}</strong>,
    },
    { key: 'kind', title: say('kind'), track: '120px', render: ({ kind }) => say(`kinds.${kind}`) },
    {
      key: 'where',
      title: say('where'),
      track: 'minmax(160px, 2fr)',
      render: ({ hosts, accounts }) => [...hosts, ...accounts].join('、'),
    },
    {
      key: 'unit',
      title: say('unit'),
      track: 'minmax(130px, 1fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
    {
      key: 'valid',
      title: say('valid'),
      track: '190px',
      render: ({ validFrom, validTo }) =>
        validTo === null ? say('since', { from: validFrom }) : `${validFrom} – ${validTo}`,
    },
    {
      key: 'state',
      title: say('state'),
      track: '100px',
      render: ({ standing }) => <Standing standing={standing} />,
    },
    {
      key: 'act',
      title: say('act'),
      track: '90px',
      render: (source) =>
        mayChange(source) && (
          <Button aria-label={say('change_of', { name: source.name })} onClick={() => onChange(source.id)}>
            {say('change')}
          </Button>
        ),
    },
  ];
}
