import { PlusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { AssetThumb } from '@/features/assets';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Page, useAct, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import { BrandDialog } from './brand-dialog';

export type Brand = Shape<'BrandResponse'>;

/** 品牌 that the chosen unit may use: its own and those of the units above it. */
export function BrandsPage() {
  const say = useWords('brands');
  const { unitId } = useCurrentUnit();
  const can = useCan();
  const unitPath = useUnitPath();
  const [editing, setEditing] = useState<Versioned<Brand> | 'new' | null>(null);
  const pages = useCursorPages(['brands', 'list', unitId], (cursor) =>
    bodyOf(api.GET('/api/v1/brands', { params: { query: { organizationId: unitId, cursor, limit: 50 } } })),
  );
  const look = useAct(
    (id: string) => versionedOf(api.GET('/api/v1/brands/{id}', { params: { path: { id } } })),
    { touches: [] },
  );
  const change = async (id: string) => setEditing((await look.run(id)) ?? null);
  const add = can('brand.manage', unitPath(unitId)) && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {say('add')}
    </Button>
  );
  const mayChange = ({ organizationId }: Brand) => can('brand.manage', unitPath(organizationId));
  return (
    <Page title={say('title')} lead={say('lead')} actions={add}>
      <CursorTable<Brand>
        label={say('title')}
        pages={pages}
        columns={useColumns(mayChange, (id) => void change(id))}
        empty={<EmptyState text={say('none')}>{add}</EmptyState>}
      />
      {editing && (
        <BrandDialog
          seen={editing === 'new' ? null : editing}
          unitId={editing === 'new' ? unitId : editing.body.organizationId}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  );
}

function useColumns(mayChange: (brand: Brand) => boolean, onChange: (id: string) => void): Column<Brand>[] {
  const say = useWords('brands');
  const unitName = useUnitName();
  return [
    {
      key: 'name',
      title: say('name'),
      track: 'minmax(200px, 2fr)',
      render: ({ name, color, textColor, logoAssetId }) => (
        <>
          {logoAssetId && <AssetThumb assetId={logoAssetId} size={32} />}{' '}
          <Tag variant="solid" color={color} style={{ color: textColor }}>
            {name}
          </Tag>
        </>
      ),
    },
    {
      key: 'description',
      title: say('description'),
      track: 'minmax(160px, 2fr)',
      render: ({ description }) => description,
    },
    {
      key: 'unit',
      title: say('unit'),
      track: 'minmax(140px, 1fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
    {
      key: 'state',
      title: say('state'),
      track: '100px',
      render: ({ state }) => (
        <Tag color={state === 'active' ? 'success' : 'default'}>{say(`states.${state}`)}</Tag>
      ),
    },
    {
      key: 'act',
      title: say('act'),
      track: '90px',
      render: (brand) =>
        mayChange(brand) && (
          <Button aria-label={say('change_of', { name: brand.name })} onClick={() => onChange(brand.id)}>
            {say('change')}
          </Button>
        ),
    },
  ];
}
