import { Button, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Moment, ProblemNotice, useWords } from '@/ui';
import type { DraftKeeper, DraftView } from '../draft/draft-keeper';
import { useRevisions } from './use-revisions';
import type { Revision } from './use-revisions';
import './history.css';

const RevisionCompare = lazy(() =>
  import('./revision-compare').then((part) => ({ default: part.RevisionCompare })),
);

/** Every save, newest first; any of them can be looked at, compared and brought back. */
export function HistoryPanel({
  keeper,
  view,
  canRestore,
  onRestored,
}: {
  keeper: DraftKeeper;
  view: DraftView;
  canRestore: boolean;
  onRestored: () => Promise<void>;
}) {
  const say = useWords('contents');
  const { id, currentRevisionId, approvedRevisionId } = view.content;
  const [compared, setCompared] = useState<readonly [Revision, Revision] | null>(null);
  const pages = useRevisions(id, currentRevisionId);
  return (
    <div className="history">
      {pages.isPending && <Skeleton active />}
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      <ol>
        {pages.items.map((revision) => (
          <li key={revision.id}>
            <div>
              <strong>{say('history.number', { number: revision.number })}</strong>{' '}
              <Moment at={revision.createdAt} />
            </div>
            <div className="content-notes">
              {[
                revision.savedByName,
                revision.autosave && say('history.auto'),
                revision.restoredFrom && say('history.restored'),
                revision.id === approvedRevisionId && say('history.approved'),
                revision.comment,
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
            {revision.id === currentRevisionId ? (
              <span className="content-notes">{say('history.current')}</span>
            ) : (
              <Button size="small" onClick={() => setCompared([revision, pages.items[0]!])}>
                {say('history.compare')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {say('history.older')}
        </Button>
      )}
      {compared && (
        <Suspense fallback={null}>
          <RevisionCompare
            keeper={keeper}
            first={compared}
            revisions={pages.items}
            currentId={currentRevisionId}
            canRestore={canRestore}
            onClose={() => setCompared(null)}
            onRestored={onRestored}
          />
        </Suspense>
      )}
    </div>
  );
}
