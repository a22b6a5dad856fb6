import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';

/** Who may take part in what is said about an item. */
@Injectable()
export class NoteAccess {
  constructor(private readonly contents: ContentsService) {}

  /** Whoever may read the item. @throws AppError `content_not_found` */
  async requireReader(actor: Actor, contentId: string): Promise<ContentEntity> {
    const content = await this.contents.load(contentId);
    await this.contents.requireOn(actor, 'content.read', content);
    return content;
  }

  /**
   * Whoever may decide on the unit's items or edit this one.
   * @throws AppError `content_not_found`, `not_allowed`, `content_of_another_author`
   */
  async requireNoteTaker(actor: Actor, contentId: string, manager: EntityManager): Promise<ContentEntity> {
    const content = await this.contents.load(contentId, manager);
    const place = await this.contents.requireOn(actor, 'content.read', content, manager);
    if (actor.can('review.decide', place)) return content;
    const { document } = await this.contents.revision(content.currentRevisionId, manager);
    await this.contents.requireEditor(actor, content, document, manager);
    return content;
  }
}
