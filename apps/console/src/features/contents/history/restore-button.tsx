import { useMutation } from '@tanstack/react-query';
import { api, bodyOf, ifMatch, newKey, onceBy } from '@/api-client';
import { ConfirmButton, useTell, useWords } from '@/ui';
import type { DraftKeeper } from '../draft/draft-keeper';
import type { Revision } from './use-revisions';

/** Makes the words of an old revision the newest. What is typed is saved first, so that it can be brought back too. */
export function RestoreButton({
  keeper,
  revision,
  onRestored,
}: {
  keeper: DraftKeeper;
  revision: Revision;
  onRestored: () => Promise<void>;
}) {
  const say = useWords('contents');
  const tell = useTell();
  const { number } = revision;
  const restore = useMutation({
    mutationFn: async () => {
      await keeper.flush();
      const { content, etag } = keeper.current();
      return bodyOf(
        api.POST('/api/v1/contents/{id}/revisions/{revisionId}/restore', {
          params: { path: { id: content.id, revisionId: revision.id } },
          headers: { ...ifMatch(etag), ...onceBy(newKey()) },
        }),
      );
    },
    onSuccess: async () => {
      await onRestored();
      tell.done(say('history.done', { number }));
    },
    onError: tell.problem,
  });
  return (
    <ConfirmButton
      type="primary"
      title={say('history.restore_title', { number })}
      consequence={say('history.consequence')}
      onConfirm={() => restore.mutateAsync().catch(() => undefined)}
    >
      {say('history.restore', { number })}
    </ConfirmButton>
  );
}
