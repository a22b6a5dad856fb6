import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ruleBroken } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import type { VersionCheck } from './change-content';
import { ContentsService } from './contents.service';
import { ContentEntity } from './persistence/content.entity';
import { ReadContent } from './read-content';

/** Asked before an item is archived, in the same transaction; throws when something of theirs still hangs on it. */
export type ArchivingListener = (content: ContentEntity, manager: EntityManager) => Promise<void>;

/** Told when an item was deleted or put into the archive, in the same transaction. */
export type RemovedListener = (actor: Actor, content: ContentEntity, manager: EntityManager) => Promise<void>;

/** `DELETE`: a draft that nobody was asked to review goes; everything else is put into the archive and stays readable. */
@Injectable()
export class ArchiveContent {
  private readonly archivingListeners: ArchivingListener[] = [];
  private readonly removedListeners: RemovedListener[] = [];

  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly reading: ReadContent,
    private readonly audit: AuditService,
  ) {}

  onArchiving(listener: ArchivingListener): void {
    this.archivingListeners.push(listener);
  }

  onRemoved(listener: RemovedListener): void {
    this.removedListeners.push(listener);
  }

  /** @throws AppError `content_in_review`, `content_published`, and as an edit does */
  async remove(actor: Actor, id: string, checkVersion: VersionCheck): Promise<void> {
    await this.database.transaction(async (manager) => {
      const content = await this.contents.loadForUpdate(id, manager);
      const view = await this.reading.view(content, manager);
      await this.contents.requireEditor(actor, content, view.revision.document, manager);
      checkVersion(view);
      if (content.state === 'archived') return;
      requireRemovable(content);
      const neverSubmitted = content.state === 'draft' && content.firstSubmittedAt === null;
      if (neverSubmitted) await manager.update(ContentEntity, id, { deletedAt: () => 'now()' });
      else {
        for (const listener of this.archivingListeners) await listener(content, manager);
        await this.contents.setState(manager, id, { state: 'archived' });
      }
      for (const listener of this.removedListeners) await listener(actor, content, manager);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: content.organizationId,
        action: neverSubmitted ? 'content.deleted' : 'content.archived',
        objectType: 'content',
        objectId: id,
        details: { title: content.title },
      });
    });
  }
}

function requireRemovable(content: ContentEntity): void {
  if (content.reviewRevisionId !== null) {
    throw ruleBroken(
      'content_in_review',
      '稿件正在审核，不能删除；请先撤回送审。',
      'The item is under review; recall the review first.',
    );
  }
  if (content.state === 'published') {
    throw ruleBroken(
      'content_published',
      '稿件已发布，不能删除；请先撤稿。',
      'The item is published; withdraw it first.',
    );
  }
}
