import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type Finding = Shape<'JudgedFindingResponse'>;

const none: readonly Finding[] = [];

/** What the lexicons and checks say of what was last saved. */
export function useProofing(contentId: string, revisionId: string) {
  const query = useQuery({
    queryKey: ['contents', contentId, 'proofing', revisionId],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/contents/{id}/proofing', {
          params: { path: { id: contentId }, query: { revisionId } },
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  return { ...query, findings: query.data?.findings ?? none, revisionId: query.data?.revisionId };
}

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
