import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type Finding = Shape<'JudgedFindingResponse'>;

const none: readonly Finding[] = [];

/** What the lexicons and checks say of one revision. */
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
  });
  return { ...query, findings: query.data?.findings ?? none };
}
