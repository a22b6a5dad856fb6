import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';

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
