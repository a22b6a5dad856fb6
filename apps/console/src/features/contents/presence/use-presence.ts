import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { OneByOne } from './one-by-one';

/** Of one item one after the other: who leaves while “I write” is still under way would be heard too early. */
const turns = new OneByOne();
const beat = (id: string, editing: boolean): Promise<Shape<'PresenceResponse'>> =>
  turns.take(id, () =>
    bodyOf(api.PUT('/api/v1/contents/{id}/presence', { params: { path: { id } }, body: { editing } })),
  );

const HEARTBEAT_MS = 30_000;
/** Who comes back at once never left. */
const LEAVING_MS = 300;
/** Who is about to leave, by item. */
const leaving = new Map<string, ReturnType<typeof setTimeout>>();

/** Who is at the item besides the person, and whose turn it is to write; tells the others in turn. */
export function usePresence(contentId: string, wantsToWrite: boolean) {
  const queries = useQueryClient();
  const queryKey = ['contents', contentId, 'presence', wantsToWrite];
  const query = useQuery({
    queryKey,
    queryFn: () => beat(contentId, wantsToWrite),
    refetchInterval: ({ state }) => (state.data ? state.data.heartbeatSeconds * 1000 : HEARTBEAT_MS),
    refetchIntervalInBackground: true,
    staleTime: 0,
    gcTime: 0,
  });
  useEffect(() => {
    clearTimeout(leaving.get(contentId));
    return () => {
      if (!wantsToWrite) return;
      // Whoever comes next need not wait until our last heartbeat is forgotten; without a net they have to.
      const leave = () => void beat(contentId, false).catch(() => undefined);
      leaving.set(contentId, setTimeout(leave, LEAVING_MS));
    };
  }, [contentId, wantsToWrite]);
  const takeOver = useMutation({
    mutationFn: (reason: string) =>
      bodyOf(
        api.POST('/api/v1/contents/{id}/lock/take-over', {
          params: { path: { id: contentId } },
          body: { reason: reason.trim() || null },
        }),
      ),
    onSuccess: (presence) => queries.setQueryData(queryKey, presence),
  });
  return { presence: query.data, isPending: query.isPending, takeOver };
}
