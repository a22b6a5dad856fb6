import { useQuery } from '@tanstack/react-query';
import { api, Problem, versionedOf } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';

export type Deadlines = Shape<'SubmissionDeadlinesResponse'>;
export type Rule = Deadlines['rules'][number];
export type Term = Deadlines['terms'][number];

/** What applies in a unit, its own or from above; null where nothing does. */
export function useDeadlines(unitId: string) {
  return useQuery({
    queryKey: ['submission-deadlines', unitId],
    queryFn: async (): Promise<Versioned<Deadlines> | null> => {
      try {
        return await versionedOf(
          api.GET('/api/v1/organizations/{id}/submission-deadlines', { params: { path: { id: unitId } } }),
        );
      } catch (error) {
        if (error instanceof Problem && error.code === 'submission_deadlines_not_found') return null;
        throw error;
      }
    },
  });
}
