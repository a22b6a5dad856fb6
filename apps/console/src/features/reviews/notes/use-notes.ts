import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type Note = Shape<'NoteResponse'>;

/** What was said about passages, each looked for in that revision; the oldest first. */
export function useNotes(contentId: string, revisionId: string) {
  return useQuery({
    queryKey: ['contents', contentId, 'notes', revisionId, 'every'],
    queryFn: async () => {
      const notes: Note[] = [];
      let cursor: string | undefined;
      do {
        const query = { revisionId, state: 'all' as const, limit: 100, cursor };
        const page = await bodyOf(
          api.GET('/api/v1/contents/{id}/notes', { params: { path: { id: contentId }, query } }),
        );
        notes.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return notes;
    },
  });
}
