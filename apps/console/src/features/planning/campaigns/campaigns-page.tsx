import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Page, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import { CampaignForm } from './campaign-form';

/** Plans over several items and units, around a date or an event. */
export default function CampaignsPage() {
  const say = useWords('planning');
  const can = useCan();
  const unitName = useUnitName();
  const { unitId } = useCurrentUnit();
  const [isNew, setNew] = useState(false);
  const pages = useCursorPages(['campaigns', unitId], (cursor) =>
    bodyOf(
      api.GET('/api/v1/campaigns', { params: { query: { organizationId: unitId, limit: 50, cursor } } }),
    ),
  );
  const columns: Column<Shape<'CampaignResponse'>>[] = [
    {
      key: 'name',
      title: say('campaigns.name'),
      track: 'minmax(0, 3fr)',
      render: ({ id, name }) => <Link to={`/calendar/campaigns/${id}`}>{name}</Link>,
    },
    {
      key: 'unit',
      title: say('campaigns.led_by'),
      track: 'minmax(0, 1.4fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
    {
      key: 'units',
      title: say('campaigns.units'),
      track: '120px',
      render: ({ unitIds }) => say('campaigns.unit_count', { count: unitIds.length + 1 }),
    },
    {
      key: 'days',
      title: say('campaigns.days'),
      track: '220px',
      render: ({ from, to }) => `${from} — ${to}`,
    },
  ];
  const add = can('plan.manage') && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
      {say('campaigns.add')}
    </Button>
  );
  return (
    <Page title={say('campaigns.title')} lead={say('campaigns.lead')} actions={add}>
      <CursorTable
        label={say('campaigns.title')}
        pages={pages}
        columns={columns}
        empty={<EmptyState text={say('campaigns.empty')}>{add}</EmptyState>}
      />
      {isNew && <CampaignForm seen={null} onClose={() => setNew(false)} />}
    </Page>
  );
}
