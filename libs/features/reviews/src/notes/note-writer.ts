import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import type { Passage } from '../domain/note-anchor';
import { ReviewNoteEntity } from './review-note.entity';

export interface NewNote {
  contentId: string;
  revisionId: string;
  path: string;
  /** Null: about the whole member. */
  passage: Passage | null;
  note: string;
  authorId: string;
  /** Of the decision that it came with. */
  reviewId?: string;
  stageKey?: string;
}

/** The one place where notes become rows. */
@Injectable()
export class NoteWriter {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  async insert(
    manager: EntityManager,
    { passage, reviewId, stageKey, ...rest }: NewNote,
  ): Promise<ReviewNoteEntity> {
    const note = manager.create(ReviewNoteEntity, {
      ...rest,
      id: newId(),
      rangeStart: passage?.start ?? null,
      rangeEnd: passage?.end ?? null,
      quote: passage?.quote ?? null,
      contextBefore: passage?.before ?? null,
      contextAfter: passage?.after ?? null,
      reviewId: reviewId ?? null,
      stageKey: stageKey ?? null,
      createdAt: this.clock.now(),
      resolvedAt: null,
      resolvedBy: null,
    });
    await manager.insert(ReviewNoteEntity, note);
    return note;
  }
}
