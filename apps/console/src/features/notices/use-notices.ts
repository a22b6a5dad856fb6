import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Notice = Shape<'NoticeResponse'>;

/** More than this many are told as “99+”. */
const COUNTED = 100;
const ASKED_EVERY_MS = 60_000;

/** What nobody has read yet and still matters, newest first. */
export function useUnreadNotices() {
  return useQuery({
    queryKey: ['notices', 'unread'],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/notices', { params: { query: { unread: 'true', limit: COUNTED } } })),
    refetchInterval: ASKED_EVERY_MS,
    refetchOnWindowFocus: true,
  });
}

export function useAllNotices() {
  return useCursorPages(['notices', 'all'], (cursor) =>
    bodyOf(api.GET('/api/v1/notices', { params: { query: { cursor, limit: 50 } } })),
  );
}

export function useReadNotice() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => bodyOf(api.POST('/api/v1/notices/{id}/read', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
}

export function useReadAllNotices() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => bodyOf(api.POST('/api/v1/notices/read-all')),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
}
