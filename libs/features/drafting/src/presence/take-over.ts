import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService, cleanText, editRefusal } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import { Notices } from '@haojiao/features/notices';
import type { Actor } from '@haojiao/features/organizations';
import { ContentLocks } from './content-locks';
import type { HeldLock } from './content-locks';
import { PresenceService } from './presence.service';
import type { Presence } from './presence.service';

/**
 * Takes the lock from whoever holds it. Their unsaved text stays with them: their next save is refused with what was last
 * saved, so that they can merge.
 */
@Injectable()
export class TakeOver {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly locks: ContentLocks,
    private readonly presences: PresenceService,
    private readonly notices: Notices,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError as an edit does, without a question of version */
  async run(actor: Actor, contentId: string, reason?: string): Promise<Presence> {
    return this.database.transaction(async (manager) => {
      const content = await this.contents.loadForUpdate(contentId, manager);
      const { document } = await this.contents.revision(content.currentRevisionId, manager);
      await this.contents.requireEditor(actor, content, document, manager);
      const refusal = editRefusal(content);
      if (refusal) throw refusal;
      const holder = await this.locks.find(contentId, manager);
      if (holder?.userId === actor.userId) await this.locks.claim(manager, contentId, actor.userId);
      else await this.locks.take(manager, contentId, actor.userId);
      if (holder && holder.userId !== actor.userId) {
        const why = cleanText(reason ?? '') || null;
        await this.tell(manager, actor, content, holder, why);
        await this.audit.record(manager, {
          actor: actor.audit,
          organizationId: content.organizationId,
          action: 'content.lock_taken_over',
          objectType: 'content',
          objectId: contentId,
          details: { from: holder.userId, fromName: holder.name, reason: why },
        });
      }
      return this.presences.around(actor, contentId, content.version, manager);
    });
  }

  private async tell(
    manager: EntityManager,
    actor: Actor,
    content: ContentEntity,
    holder: HeldLock,
    reason: string | null,
  ): Promise<void> {
    const now = this.clock.now();
    await manager.query(
      `UPDATE content_presences SET lock_lost_to = $3, lock_lost_at = $4, lock_lost_reason = $5
       WHERE content_id = $1 AND user_id = $2`,
      [content.id, holder.userId, actor.userId, now, reason],
    );
    const because = reason ? { zh: `原因：${reason}。`, en: ` Reason: ${reason}.` } : { zh: '', en: '' };
    await this.notices.raise(manager, {
      organizationId: content.organizationId,
      userId: holder.userId,
      action: 'content.write',
      kind: 'content.lock_taken_over',
      severity: 'info',
      title: { zh: `《${content.title}》已由他人接手编辑`, en: `“${content.title}” was taken over` },
      body: {
        zh: `${actor.displayName} 接手编辑了您正在编辑的稿件。${because.zh}您未保存的文字仍在您的页面上，请与最新版本合并后再保存。`,
        en: `${actor.displayName} has taken over the item that you were editing.${because.en} What you did not save is still on your screen; merge it with the newest version.`,
      },
      objectType: 'content',
      objectId: content.id,
      dedupeKey: `content.lock_taken_over:${content.id}:${holder.userId}:${now.toISOString()}`,
    });
  }
}
