import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { currentLanguage } from '@/api-client';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { CursorTable, EmptyState, Moment, Page, useWords } from '@/ui';
import type { Column } from '@/ui';
import { ProgrammeForm } from '../form/programme-form';
import { Cover } from '../programme/cover';
import { ProgrammeState } from '../programme/programme-state';
import '../programmes.css';
import { titleOf } from '../programme-titles';
import { useMayManage, useProgrammes } from '../use-programmes';
import type { ProgrammeSummary } from '../use-programmes';

/** `/programmes`: the audio series of the unit and those below it. */
export default function ProgrammesPage() {
  const say = useWords('programmes');
  const go = useNavigate();
  const { unitId } = useCurrentUnit();
  const mayManage = useMayManage()(unitId);
  const [isNew, setNew] = useState(false);
  const pages = useProgrammes(unitId);
  const add = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
      {say('list.add')}
    </Button>
  );
  return (
    <Page
      title={say('title')}
      lead={say('list.lead')}
      actions={
        <>
          <Link to="/programmes/people">
            <Button>{say('people.title')}</Button>
          </Link>
          {add}
        </>
      }
    >
      <CursorTable
        label={say('title')}
        pages={pages}
        columns={useColumns()}
        rowHeight={80}
        empty={<EmptyState text={say(mayManage ? 'list.empty' : 'list.empty_for_reader')}>{add}</EmptyState>}
      />
      {isNew && (
        <ProgrammeForm
          seen={null}
          onSaved={({ id }) => void go(`/programmes/${id}`)}
          onClose={() => setNew(false)}
        />
      )}
    </Page>
  );
}

function useColumns(): Column<ProgrammeSummary>[] {
  const say = useWords('programmes');
  const unitName = useUnitName();
  return [
    {
      key: 'title',
      title: say('list.programme'),
      track: 'minmax(220px, 3fr)',
      render: (programme) => (
        <Link to={`/programmes/${programme.id}`} className="programme-cell">
          <Cover assetId={programme.coverAssetId} size={56} />
          <span>
            <strong>{titleOf(programme, currentLanguage())}</strong>
            <small>{unitName(programme.organizationId)}</small>
          </span>
        </Link>
      ),
    },
    {
      key: 'kind',
      title: say('list.kind'),
      track: 'minmax(110px, 1fr)',
      render: ({ type }) => say(`type.${type}`),
    },
    {
      key: 'state',
      title: say('list.state'),
      track: '150px',
      render: (programme) => <ProgrammeState programme={programme} />,
    },
    {
      key: 'episodes',
      title: say('list.episodes'),
      track: '90px',
      render: ({ episodes }) => say('list.episode_count', { count: episodes }),
    },
    {
      key: 'last',
      title: say('list.last'),
      track: '120px',
      render: ({ lastPublishedAt }) =>
        lastPublishedAt ? <Moment at={lastPublishedAt} /> : say('list.never'),
    },
  ];
}
