import { UserAddOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Page, useWords } from '@/ui';
import type { Column } from '@/ui';
import { useCurrentUnit } from './current-unit';
import { NewPersonDrawer } from './new-person-drawer';
import { SectionTabs } from './section-tabs';
import { usePeople } from './use-people';
import type { Person } from './use-people';
import { useUnitName, useUnitPath } from './use-units';
import './organization.css';

/** People of the chosen unit and the units below it. */
export function PeoplePage() {
  const say = useWords('organizations');
  const can = useCan();
  const { unitId } = useCurrentUnit();
  const path = useUnitPath()(unitId);
  const [isAdding, setAdding] = useState(false);
  const people = usePeople(unitId);
  const add = can('user.manage', path) && (
    <Button type="primary" icon={<UserAddOutlined />} onClick={() => setAdding(true)}>
      {say('person.add')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={add}>
      <SectionTabs active="people" />
      <CursorTable<Person>
        label={say('tab.people')}
        pages={people}
        columns={useColumns()}
        empty={<EmptyState text={say('person.none')}>{add}</EmptyState>}
      />
      {isAdding && <NewPersonDrawer unitId={unitId} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function useColumns(): Column<Person>[] {
  const say = useWords('organizations');
  const unitName = useUnitName();
  return [
    {
      key: 'name',
      title: say('person.name'),
      track: 'minmax(140px, 1fr)',
      render: ({ id, displayName }) => (
        <Link className="person-link" to={`/organization/people/${id}`}>
          {displayName}
        </Link>
      ),
    },
    {
      key: 'username',
      title: say('person.username'),
      track: 'minmax(140px, 1fr)',
      render: ({ username }) => username,
    },
    {
      key: 'unit',
      title: say('unit'),
      track: 'minmax(160px, 1.5fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
    { key: 'post', title: say('person.post'), track: 'minmax(110px, 1fr)', render: ({ post }) => post ?? '' },
    {
      key: 'state',
      title: say('person.state'),
      track: '110px',
      render: ({ state }) => (
        <Tag color={state === 'active' ? 'success' : 'default'}>{say(`person.is_${state}`)}</Tag>
      ),
    },
  ];
}
