import { diffCharacters, memberOf } from '@haojiao/features/contents';
import type { ContentRevisionEntity, TextSegment } from '@haojiao/features/contents';
import { placePassage } from '../domain/note-anchor';
import type { Placement } from '../domain/note-anchor';
import type { ReviewNoteEntity } from './review-note.entity';

/** Finds notes again in one revision. Two texts are compared once, however many notes are on them. */
export class NotePlaces {
  private readonly compared = new Map<string, TextSegment[]>();

  constructor(
    private readonly asked: ContentRevisionEntity,
    /** Every revision that one of the notes was made on. */
    private readonly madeOn: ContentRevisionEntity[],
  ) {}

  of(note: ReviewNoteEntity): Placement {
    const { revisionId, path } = note;
    const old = memberOf(this.madeOn.find(({ id }) => id === revisionId)!.document, path);
    const now = memberOf(this.asked.document, path);
    if (note.quote === null) return placeWhole(old, now);
    if (typeof old !== 'string' || typeof now !== 'string') return { state: 'lost', range: null };
    const passage = {
      start: note.rangeStart!,
      end: note.rangeEnd!,
      quote: note.quote,
      before: note.contextBefore!,
      after: note.contextAfter!,
    };
    return placePassage(passage, old, now, this.compare(`${revisionId} ${path}`, old, now));
  }

  private compare(key: string, old: string, now: string): TextSegment[] {
    const known = this.compared.get(key);
    if (known) return known;
    const steps = diffCharacters(old, now);
    this.compared.set(key, steps);
    return steps;
  }
}

/** A note on a member as a whole: the same, other, or emptied since. */
function placeWhole(old: unknown, now: unknown): Placement {
  if (JSON.stringify(old) === JSON.stringify(now)) return { state: 'placed', range: null };
  const isEmpty = now === undefined || now === null || now === '';
  return { state: isEmpty ? 'lost' : 'changed', range: null };
}
