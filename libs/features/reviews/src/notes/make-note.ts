import { Injectable } from '@nestjs/common';
import { fault, invalidInput, notFound } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentRevisionEntity, cleanText } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import type { PassageRange } from '../domain/note-anchor';
import { NoteAccess } from './note-access';
import { anchorIn } from './note-anchoring';
import { NoteWriter } from './note-writer';

export interface NoteInput {
  revisionId: string;
  path: string;
  range?: PassageRange | null;
  note: string;
}

@Injectable()
export class MakeNote {
  constructor(
    private readonly database: Database,
    private readonly access: NoteAccess,
    private readonly writer: NoteWriter,
    private readonly audit: AuditService,
  ) {}

  /**
   * A note on a passage of one revision of the item, whether it is under review or not. Yields its id.
   * @throws AppError as `requireNoteTaker`, `revision_not_found`, `invalid_input`
   */
  async make(actor: Actor, contentId: string, input: NoteInput): Promise<string> {
    return this.database.transaction(async (manager) => {
      const content = await this.access.requireNoteTaker(actor, contentId, manager);
      const revision = await manager.findOneBy(ContentRevisionEntity, { id: input.revisionId, contentId });
      if (!revision) {
        throw notFound('revision', '这篇稿件没有这个版本。', 'This item has no such revision.');
      }
      const faults: Fault[] = [];
      const passage = anchorIn(revision.document, input.path, input.range ?? null, faults);
      const words = cleanText(input.note);
      if (words === '') faults.push(emptyText('note'));
      if (faults.length > 0) throw invalidInput(faults);
      const note = await this.writer.insert(manager, {
        contentId,
        revisionId: revision.id,
        path: input.path,
        passage,
        note: words,
        authorId: actor.userId,
      });
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: content.organizationId,
        action: 'review_note.made',
        objectType: 'content',
        objectId: contentId,
        details: { noteId: note.id, revisionId: revision.id, path: note.path },
      });
      return note.id;
    });
  }
}

export function emptyText(path: string): Fault {
  return fault(path, 'required', '请写下意见。', 'Write what you have to say.');
}
