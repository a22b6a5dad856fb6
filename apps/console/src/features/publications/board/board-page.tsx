import { PlusOutlined, StopOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { useCan } from '@/features/sessions';
import { Page, useWords } from '@/ui';
import { stateGroups } from '../state-groups';
import { BoardColumn } from './board-column';
import { BoardFilters } from './board-filters';
import { GroupList } from './group-list';
import { useWish } from './use-wish';
import './board.css';

/** What is where, and first of all what wants a person. */
export default function BoardPage() {
  const say = useWords('publications');
  const can = useCan();
  const { wish, change } = useWish();
  const [params] = useSearchParams();
  const chosen = stateGroups.find(({ key }) => key === params.get('group'));
  return (
    <Page
      title={say('board.title')}
      lead={say('board.lead')}
      actions={
        <>
          <Link to="/publications/blackouts">
            <Button icon={<StopOutlined />}>{say('blackouts.title')}</Button>
          </Link>
          {can('publication.manage') && (
            <Link to="/publications/new">
              <Button type="primary" icon={<PlusOutlined />}>
                {say('board.new')}
              </Button>
            </Link>
          )}
        </>
      }
    >
      <BoardFilters wish={wish} change={change} group={chosen?.key} />
      {chosen ? (
        <GroupList group={chosen} wish={wish} />
      ) : (
        <div className="board">
          {stateGroups.map((group) => (
            <BoardColumn key={group.key} group={group} wish={wish} />
          ))}
        </div>
      )}
    </Page>
  );
}
