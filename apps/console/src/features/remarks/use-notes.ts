import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type Note = Shape<'NoteResponse'>;

const none: readonly Note[] = [];

/** What was said about passages, each looked for in that revision; the oldest first. */
export function useNotes(contentId: string, revisionId: string) {
  const query = useQuery({
    queryKey: ['contents', contentId, 'notes', revisionId],
    queryFn: () => everyNote(contentId, revisionId),
    placeholderData: keepPreviousData,
  });
  const items = query.data ?? none;
  const open = useMemo(() => items.filter(({ resolvedAt }) => resolvedAt === null), [items]);
  return { ...query, items, open };
}

async function everyNote(contentId: string, revisionId: string): Promise<Note[]> {
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
}
