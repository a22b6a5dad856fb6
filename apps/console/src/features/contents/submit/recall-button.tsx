import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import { ConfirmButton, useTell, useWords } from '@/ui';

/** The submitter takes the item back and writes on. */
export function RecallButton({
  contentId,
  reviewId,
  onDone,
}: {
  contentId: string;
  reviewId: string;
  onDone: () => void;
}) {
  const say = useWords('contents');
  const tell = useTell();
  const queries = useQueryClient();
  const recall = useMutation({
    mutationFn: () => bodyOf(api.POST('/api/v1/reviews/{id}/recall', { params: { path: { id: reviewId } } })),
    onSuccess: () => {
      tell.done(say('recall.done'));
      void queries.invalidateQueries({ queryKey: ['contents', contentId] });
      void queries.invalidateQueries({ queryKey: ['reviews'] });
      onDone();
    },
    onError: tell.problem,
  });
  return (
    <ConfirmButton
      title={say('recall.title')}
      consequence={say('recall.consequence')}
      loading={recall.isPending}
      onConfirm={() => recall.mutateAsync().catch(() => undefined)}
    >
      {say('recall.button')}
    </ConfirmButton>
  );
}
