import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type Note = Shape<'NoteResponse'>;

const none: readonly Note[] = [];

/** What reviewers and editors noted, each with its place in the revision. */
export function useNotes(contentId: string, revisionId: string) {
  const query = useQuery({
    queryKey: ['contents', contentId, 'notes', revisionId],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/contents/{id}/notes', {
          params: { path: { id: contentId }, query: { revisionId, state: 'all', limit: 100 } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  const items = query.data?.items ?? none;
  const open = useMemo(() => items.filter(({ resolvedAt }) => resolvedAt === null), [items]);
  return { ...query, items, open };
}

/** What can be done about notes; the list is read again after each. */
export function useNoteActs(contentId: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['contents', contentId, 'notes'] });
  const make = useMutation({
    mutationFn: (body: Shape<'MakeNoteRequest'>) =>
      bodyOf(api.POST('/api/v1/contents/{id}/notes', { params: { path: { id: contentId } }, body })),
    onSuccess,
  });
  const reply = useMutation({
    mutationFn: ({ noteId, text }: { noteId: string; text: string }) =>
      bodyOf(
        api.POST('/api/v1/contents/{id}/notes/{noteId}/replies', {
          params: { path: { id: contentId, noteId } },
          body: { text },
        }),
      ),
    onSuccess,
  });
  const settle = useMutation({
    mutationFn: ({ noteId, isOpen }: { noteId: string; isOpen: boolean }) => {
      const params = { path: { id: contentId, noteId } };
      return bodyOf(
        isOpen
          ? api.POST('/api/v1/contents/{id}/notes/{noteId}/resolve', { params })
          : api.POST('/api/v1/contents/{id}/notes/{noteId}/reopen', { params }),
      );
    },
    onSuccess,
  });
  return { make, reply, settle };
}
