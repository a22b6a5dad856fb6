import type { NoteView } from './list-notes';
import type { NoteResponse } from './note.responses';

export function presentNote({ note, replies, placedIn, placement }: NoteView): NoteResponse {
  const range = note.quote === null ? null : { start: note.rangeStart!, end: note.rangeEnd! };
  return {
    id: note.id,
    contentId: note.contentId,
    revisionId: note.revisionId,
    path: note.path,
    range,
    quote: note.quote,
    before: note.contextBefore,
    after: note.contextAfter,
    note: note.note,
    authorId: note.authorId,
    authorName: note.authorName,
    reviewId: note.reviewId,
    stage: note.stageKey,
    createdAt: note.createdAt.toISOString(),
    resolvedAt: note.resolvedAt?.toISOString() ?? null,
    resolvedBy: note.resolvedBy,
    resolvedByName: note.resolvedByName,
    replies: replies.map(({ id, text, authorId, authorName, createdAt }) => ({
      id,
      text,
      authorId,
      authorName,
      createdAt: createdAt.toISOString(),
    })),
    placement: { revisionId: placedIn, ...placement },
  };
}
