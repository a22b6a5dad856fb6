import { Button, Skeleton } from 'antd';
import { Link } from 'react-router-dom';
import { EmptyState, ProblemNotice, useTell, useWords } from '@/ui';
import { NoticeItem } from './notice-item';
import { useReadAllNotices, useUnreadNotices } from './use-notices';

const SHOWN = 8;

/** What is new, and the way to everything else. */
export function NewestNotices({ onLeave }: { onLeave: () => void }) {
  const say = useWords('notices');
  const tell = useTell();
  const unread = useUnreadNotices();
  const readAll = useReadAllNotices();
  const items = unread.data?.items ?? [];
  return (
    <div className="newest-notices">
      <header>
        <strong>{say('new')}</strong>
        {items.length > 0 && (
          <Button
            type="link"
            loading={readAll.isPending}
            onClick={() => readAll.mutate(undefined, { onError: (error) => tell.problem(error) })}
          >
            {say('read_all')}
          </Button>
        )}
      </header>
      {unread.isPending && <Skeleton active />}
      {unread.isError && <ProblemNotice error={unread.error} onRetry={() => void unread.refetch()} />}
      {unread.data && items.length === 0 && <EmptyState text={say('nothing_new')} />}
      <ul>
        {items.slice(0, SHOWN).map((notice) => (
          <li key={notice.id}>
            <NoticeItem notice={notice} onLeave={onLeave} />
          </li>
        ))}
      </ul>
      <Link to="/notices" onClick={onLeave} className="all-notices">
        {say('show_all')}
      </Link>
    </div>
  );
}
