import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invalidInput, newId, notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { emptyText } from './make-note';
import { NoteAccess } from './note-access';
import { ReviewNoteReplyEntity } from './review-note-reply.entity';
import { ReviewNoteEntity } from './review-note.entity';

/** What becomes of a note: it is answered, settled, taken up again. All throw AppError as `requireNoteTaker`, `note_not_found`. */
@Injectable()
export class SettleNotes {
  constructor(
    private readonly database: Database,
    private readonly access: NoteAccess,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async reply(actor: Actor, contentId: string, noteId: string, text: string): Promise<void> {
    await this.act(actor, contentId, noteId, 'review_note.answered', async (manager) => {
      const words = cleanText(text);
      if (words === '') throw invalidInput([emptyText('text')]);
      await manager.insert(ReviewNoteReplyEntity, {
        id: newId(),
        noteId,
        text: words,
        authorId: actor.userId,
        createdAt: this.clock.now(),
      });
      return true;
    });
  }

  /** A second time it stays as it was settled first. */
  async resolve(actor: Actor, contentId: string, noteId: string): Promise<void> {
    await this.act(actor, contentId, noteId, 'review_note.resolved', async (manager, note) => {
      if (note.resolvedAt) return false;
      const settled = { resolvedAt: this.clock.now(), resolvedBy: actor.userId };
      await manager.update(ReviewNoteEntity, noteId, settled);
      return true;
    });
  }

  async reopen(actor: Actor, contentId: string, noteId: string): Promise<void> {
    await this.act(actor, contentId, noteId, 'review_note.reopened', async (manager, note) => {
      if (!note.resolvedAt) return false;
      await manager.update(ReviewNoteEntity, noteId, { resolvedAt: null, resolvedBy: null });
      return true;
    });
  }

  /** Does it under the note's lock and records it, unless there was nothing to do. */
  private async act(
    actor: Actor,
    contentId: string,
    noteId: string,
    action: string,
    work: (manager: EntityManager, note: ReviewNoteEntity) => Promise<boolean>,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const content = await this.access.requireNoteTaker(actor, contentId, manager);
      const note = await manager
        .createQueryBuilder(ReviewNoteEntity, 'n')
        .setLock('pessimistic_write')
        .where('n.id = :noteId AND n.contentId = :contentId', { noteId, contentId })
        .getOne();
      if (!note) throw noteNotFound();
      if (!(await work(manager, note))) return;
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: content.organizationId,
        action,
        objectType: 'content',
        objectId: contentId,
        details: { noteId },
      });
    });
  }
}

/** Also for a note of another item. */
export function noteNotFound() {
  return notFound('note', '这篇稿件没有这条批注。', 'This item has no such note.');
}
