import { useMutation, useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { api, bodyOf, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { ConfirmButton, ProblemNotice, useNarrow, useTell, useWords } from '@/ui';
import type { DraftKeeper } from '../draft/draft-keeper';
import { Change } from './change';
import './history.css';

/** In what an old revision differs from the newest, and the way back to it. */
export function RevisionCompare({
  keeper,
  revision,
  currentId,
  canRestore,
  onClose,
  onRestored,
}: {
  keeper: DraftKeeper;
  revision: Shape<'RevisionSummaryResponse'>;
  currentId: string;
  canRestore: boolean;
  onClose: () => void;
  onRestored: () => Promise<void>;
}) {
  const say = useWords('contents');
  const tell = useTell();
  const isNarrow = useNarrow();
  const { id } = keeper.current().content;
  const comparison = useQuery({
    queryKey: ['contents', id, 'compare', revision.id, currentId],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/contents/{id}/revisions/compare', {
          params: { path: { id }, query: { from: revision.id, to: currentId } },
        }),
      ),
  });
  const restore = useMutation({
    mutationFn: async () => {
      await keeper.flush();
      return bodyOf(
        api.POST('/api/v1/contents/{id}/revisions/{revisionId}/restore', {
          params: { path: { id, revisionId: revision.id } },
          headers: { ...ifMatch(keeper.current().etag), ...onceBy(newKey()) },
        }),
      );
    },
    onSuccess: async () => {
      await onRestored();
      tell.done(say('history.done', { number: revision.number }));
      onClose();
    },
    onError: tell.problem,
  });
  return (
    <Drawer
      open
      onClose={onClose}
      size={isNarrow ? '100%' : 720}
      title={say('history.compare_title', { number: revision.number })}
      extra={
        canRestore && (
          <ConfirmButton
            type="primary"
            title={say('history.restore_title', { number: revision.number })}
            consequence={say('history.consequence')}
            onConfirm={() => restore.mutateAsync().catch(() => undefined)}
          >
            {say('history.restore')}
          </ConfirmButton>
        )
      }
    >
      {comparison.isPending && <Skeleton active />}
      {comparison.isError && (
        <ProblemNotice error={comparison.error} onRetry={() => void comparison.refetch()} />
      )}
      {comparison.data?.changes.length === 0 && <p>{say('history.same')}</p>}
      {comparison.data?.changes.map((change) => (
        <Change key={change.path} change={change} />
      ))}
    </Drawer>
  );
}
