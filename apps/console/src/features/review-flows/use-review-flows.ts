import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type ReviewFlow = Shape<'ReviewFlowResponse'>;
export type Stage = ReviewFlow['stages'][number];

/** Every flow of the branches that the person sees. A unit has a handful. */
export function useReviewFlows() {
  const query = useQuery({ queryKey: ['review-flows'], queryFn: allFlows });
  return { ...query, flows: query.data ?? [] };
}

async function allFlows(): Promise<ReviewFlow[]> {
  const flows: ReviewFlow[] = [];
  let cursor: string | undefined;
  do {
    const page = await bodyOf(api.GET('/api/v1/review-flows', { params: { query: { limit: 100, cursor } } }));
    flows.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return flows;
}

export const readFlow = (id: string) =>
  versionedOf(api.GET('/api/v1/review-flows/{id}', { params: { path: { id } } }));

export function useForgetFlows() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['review-flows'] });
}
