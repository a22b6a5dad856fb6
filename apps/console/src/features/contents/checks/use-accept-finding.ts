import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';

/** Somebody answers for a finding that is right all the same. */
export function useAcceptFinding(contentId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Shape<'AcceptFindingRequest'>) =>
      bodyOf(
        api.POST('/api/v1/contents/{id}/proofing/acceptances', { params: { path: { id: contentId } }, body }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['contents', contentId, 'proofing'] }),
  });
}
