import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { CursorTable, EmptyState, Page, useWords } from '@/ui';
import type { Column } from '@/ui';
import { useMayManage } from '../use-programmes';
import '../programmes.css';
import { PersonForm } from './person-form';
import { Portrait } from './portrait';
import { usePeople } from './use-people';
import type { Person } from './use-people';

/** `/programmes/people`: who is heard in the programmes of the unit and those below it, and who makes them. */
export default function PeoplePage() {
  const say = useWords('programmes');
  const go = useNavigate();
  const { unitId } = useCurrentUnit();
  const mayManage = useMayManage()(unitId);
  const [isNew, setNew] = useState(false);
  const pages = usePeople(unitId);
  const add = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
      {say('people.add')}
    </Button>
  );
  return (
    <Page
      title={say('people.title')}
      lead={say('people.lead')}
      actions={
        <>
          <Link to="/programmes">
            <Button>{say('people.to_programmes')}</Button>
          </Link>
          {add}
        </>
      }
    >
      <CursorTable
        label={say('people.title')}
        pages={pages}
        columns={useColumns()}
        rowHeight={72}
        empty={
          <EmptyState text={say(mayManage ? 'people.empty' : 'people.empty_for_reader')}>{add}</EmptyState>
        }
      />
      {isNew && (
        <PersonForm
          organizationId={unitId}
          seen={null}
          onSaved={({ id }) => void go(`/programmes/people/${id}`)}
          onClose={() => setNew(false)}
        />
      )}
    </Page>
  );
}

function useColumns(): Column<Person>[] {
  const say = useWords('programmes');
  const unitName = useUnitName();
  return [
    {
      key: 'name',
      title: say('people.name'),
      track: 'minmax(160px, 1fr)',
      render: ({ id, name, portraitAssetId }) => (
        <Link to={`/programmes/people/${id}`} className="programme-cell">
          <Portrait assetId={portraitAssetId} size={48} />
          <strong>{name}</strong>
        </Link>
      ),
    },
    {
      key: 'bio',
      title: say('people.bio'),
      track: 'minmax(200px, 2fr)',
      render: ({ bio }) => <span className="two-lines">{bio || say('about.none')}</span>,
    },
    {
      key: 'unit',
      title: say('form.unit'),
      track: 'minmax(120px, 1fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
  ];
}
