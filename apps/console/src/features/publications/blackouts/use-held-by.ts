import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';

/** What waits because of a window. */
export function useHeldBy(windowId: string) {
  const query = { heldBy: windowId, limit: 50 };
  const held = useQuery({
    queryKey: ['publications', 'held-by', windowId],
    queryFn: () => bodyOf(api.GET('/api/v1/publications', { params: { query } })),
  });
  return held.data?.items ?? [];
}
