import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Board = Shape<'LeaderboardSummaryResponse'>;
export type Entry = Shape<'LeaderboardEntryResponse'>;
export type ReadEntry = Shape<'ReadEntryResponse'>;

export const boardsKey = ['figures', 'leaderboards'];

export function useBoards(organizationId: string) {
  return useCursorPages<Board>([...boardsKey, 'list', organizationId], (cursor) =>
    bodyOf(api.GET('/api/v1/leaderboards', { params: { query: { organizationId, cursor, limit: 50 } } })),
  );
}

export function useBoard(id: string) {
  return useQuery({
    queryKey: [...boardsKey, 'one', id],
    queryFn: () => bodyOf(api.GET('/api/v1/leaderboards/{id}', { params: { path: { id } } })),
  });
}
