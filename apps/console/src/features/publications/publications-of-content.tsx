import { PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { Link } from 'react-router-dom';
import { usePlatformName } from '@/features/channels';
import { useCan } from '@/features/sessions';
import { EmptyState, Moment, ProblemNotice, useCursorPages, useWords } from '@/ui';
import { api, bodyOf } from '@/api-client';
import { isUnderWay } from './state-groups';
import { StateTag } from './state-tag';
import { usefulHour } from './useful-hour';
import { LOOK_AGAIN_MS } from './use-publications';
import './words';
import './board/board.css';
import './publications-of-content.css';

/** Where one item is, or will be: for the pages that show the item. */
export function PublicationsOfContent({ contentId }: { contentId: string }) {
  const say = useWords('publications');
  const can = useCan();
  const nameOf = usePlatformName();
  const pages = useCursorPages(
    ['publications', 'of-content', contentId],
    (cursor) =>
      bodyOf(api.GET('/api/v1/publications', { params: { query: { contentId, limit: 50, cursor } } })),
    { refetchInterval: LOOK_AGAIN_MS },
  );
  const more = can('publication.manage') && (
    <Link to={`/publications/new?contentId=${contentId}`}>
      <Button icon={<PlusOutlined />}>{say('of_content.more')}</Button>
    </Link>
  );
  if (pages.isPending) return <Skeleton active paragraph={{ rows: 2 }} />;
  if (pages.isError) return <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.items.length === 0) return <EmptyState text={say('of_content.none')}>{more}</EmptyState>;
  const isBusy = pages.items.some(({ state }) => isUnderWay(state));
  return (
    <div aria-busy={isBusy}>
      <ul className="publications-of-content">
        {pages.items.map((publication) => (
          <li key={publication.id}>
            <Link to={`/publications/${publication.id}`}>
              {nameOf(publication.platform)} · {publication.channelAccountName}
            </Link>
            <StateTag state={publication.state} />
            <Moment at={usefulHour(publication).at} />
            {publication.failure && publication.state !== 'cancelled' && (
              <span className="list-advice">{publication.failure.advice}</span>
            )}
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button onClick={() => void pages.fetchNextPage()}>{say('of_content.older')}</Button>
      )}
      {more}
    </div>
  );
}
