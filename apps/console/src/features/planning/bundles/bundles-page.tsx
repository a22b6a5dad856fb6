import { PlusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Moment, Page, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import { BundleForm } from './bundle-form';
import { bundleColours } from './bundle-states';
import type { Bundle } from './bundle-states';

/** Items that go out together, all or none. */
export default function BundlesPage() {
  const say = useWords('planning');
  const can = useCan();
  const unitName = useUnitName();
  const { unitId } = useCurrentUnit();
  const [isNew, setNew] = useState(false);
  const pages = useCursorPages(['release-bundles', unitId], (cursor) =>
    bodyOf(
      api.GET('/api/v1/release-bundles', {
        params: { query: { organizationId: unitId, limit: 50, cursor } },
      }),
    ),
  );
  const columns: Column<Bundle>[] = [
    {
      key: 'name',
      title: say('bundles.name'),
      track: 'minmax(0, 3fr)',
      render: ({ id, name }) => <Link to={`/calendar/bundles/${id}`}>{name}</Link>,
    },
    {
      key: 'unit',
      title: say('unit'),
      track: 'minmax(0, 1.4fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
    {
      key: 'items',
      title: say('bundles.items'),
      track: '100px',
      render: ({ items }) => say('bundles.item_count', { count: items.length }),
    },
    {
      key: 'at',
      title: say('bundles.hour'),
      track: '130px',
      render: ({ scheduledAt }) => (scheduledAt ? <Moment at={scheduledAt} /> : say('bundles.no_hour')),
    },
    {
      key: 'state',
      title: say('bundles.state'),
      track: '120px',
      render: ({ state }) => <Tag color={bundleColours[state]}>{say(`bundle_state.${state}`)}</Tag>,
    },
  ];
  const add = can('plan.manage') && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
      {say('bundles.add')}
    </Button>
  );
  return (
    <Page title={say('bundles.title')} lead={say('bundles.lead')} actions={add}>
      <CursorTable
        label={say('bundles.title')}
        pages={pages}
        columns={columns}
        empty={<EmptyState text={say('bundles.none')}>{add}</EmptyState>}
      />
      {isNew && <BundleForm seen={null} onClose={() => setNew(false)} />}
    </Page>
  );
}
