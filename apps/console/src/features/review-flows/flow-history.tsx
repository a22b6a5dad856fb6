import { Button, Drawer, Skeleton } from 'antd';
import { api, bodyOf } from '@/api-client';
import { Moment, ProblemNotice, useCursorPages, useWords } from '@/ui';
import { StageLine } from './stage-line';
import type { ReviewFlow } from './use-review-flows';

/** What a flow asked for from one change to the next; a review goes by the one under which it was begun. */
export function FlowHistory({ flow, onClose }: { flow: ReviewFlow; onClose: () => void }) {
  const say = useWords('review-flows');
  const pages = useCursorPages(['review-flows', flow.id, 'versions'], (cursor) =>
    bodyOf(
      api.GET('/api/v1/review-flows/{id}/versions', {
        params: { path: { id: flow.id }, query: { limit: 20, cursor } },
      }),
    ),
  );
  return (
    <Drawer open onClose={onClose} size={560} title={say('history.title', { name: flow.name })}>
      <p className="stage-note">{say('running_keep')}</p>
      {pages.isPending && <Skeleton active />}
      {pages.error && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      <ol className="stages">
        {pages.items.map(({ number, name, stages, changedByName, createdAt }, index) => (
          <li key={number}>
            <h3 className="flow-version">
              {say('history.version', { number })}
              {index === 0 && ` · ${say('history.now')}`}
            </h3>
            <p className="stage-note">
              {name} · <Moment at={createdAt} />
              {changedByName && ` · ${say('history.by', { name: changedByName })}`}
            </p>
            <StageLine stages={stages} />
          </li>
        ))}
      </ol>
      {pages.hasNextPage && <Button onClick={() => void pages.fetchNextPage()}>{say('history.more')}</Button>}
    </Drawer>
  );
}
