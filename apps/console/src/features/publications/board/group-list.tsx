import { Button } from 'antd';
import { Link } from 'react-router-dom';
import { usePlatformName } from '@/features/channels';
import { useUnitName } from '@/features/organizations';
import { CursorTable, EmptyState, Moment, useWords } from '@/ui';
import type { Column } from '@/ui';
import type { Publication, StateGroup } from '../state-groups';
import { StateTag } from '../state-tag';
import { usefulHour } from '../useful-hour';
import { usePublications } from '../use-publications';
import type { PublicationWish } from '../use-publications';

/** All of one group, as long as it may be. */
export function GroupList({ group, wish }: { group: StateGroup; wish: PublicationWish }) {
  const say = useWords('publications');
  const nameOf = usePlatformName();
  const unitName = useUnitName();
  const pages = usePublications(group.states, wish, 50);
  const columns: Column<Publication>[] = [
    {
      key: 'title',
      title: say('list.title'),
      track: 'minmax(0, 3fr)',
      render: ({ id, contentTitle, failure }) => (
        <>
          <Link to={`/publications/${id}`}>{contentTitle}</Link>
          {failure && group.key === 'attention' && <div className="list-advice">{failure.advice}</div>}
        </>
      ),
    },
    {
      key: 'place',
      title: say('list.place'),
      track: 'minmax(0, 2fr)',
      render: ({ platform, channelAccountName }) => `${nameOf(platform)} · ${channelAccountName}`,
    },
    {
      key: 'unit',
      title: say('list.unit'),
      track: 'minmax(0, 1.4fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
    {
      key: 'state',
      title: say('list.state'),
      track: '150px',
      render: ({ state }) => <StateTag state={state} />,
    },
    {
      key: 'hour',
      title: say('list.hour'),
      track: '120px',
      render: (publication) => <Moment at={usefulHour(publication).at} />,
    },
  ];
  return (
    <CursorTable
      label={say(`group.${group.key}`)}
      pages={pages}
      columns={columns}
      rowHeight={group.key === 'attention' ? 80 : 56}
      empty={
        <EmptyState text={say(`nothing.${group.key}`)}>
          <Link to="/publications">
            <Button>{say('board.every_state')}</Button>
          </Link>
        </EmptyState>
      }
    />
  );
}
