import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { Moment, ProblemNotice, useCursorPages, useWords } from '@/ui';
import type { DraftKeeper, DraftView } from '../draft/draft-keeper';
import { RevisionCompare } from './revision-compare';

type Revision = Shape<'RevisionSummaryResponse'>;

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
  const [compared, setCompared] = useState<Revision | null>(null);
  const pages = useCursorPages<Revision>(['contents', id, 'revisions', currentRevisionId], (cursor) =>
    bodyOf(
      api.GET('/api/v1/contents/{id}/revisions', { params: { path: { id }, query: { cursor, limit: 20 } } }),
    ),
  );
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
              <Button size="small" onClick={() => setCompared(revision)}>
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
        <RevisionCompare
          keeper={keeper}
          revision={compared}
          currentId={currentRevisionId}
          canRestore={canRestore}
          onClose={() => setCompared(null)}
          onRestored={onRestored}
        />
      )}
    </div>
  );
}
