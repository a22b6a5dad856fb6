import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MINUTE_MS, newId, notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { DeliveryPreviewEntity } from '../persistence/delivery-preview.entity';
import { hashOfPreviewToken, newPreviewToken, previewPagePath, previewPath } from './preview-token';

export interface IssuedPreview {
  preview: DeliveryPreviewEntity;
  token: string;
  url: string;
  /** The same as a page, for people. */
  pageUrl: string;
}

export interface PreviewView extends Omit<DeliveryPreviewEntity, 'tokenHash'> {
  revisionNumber: number;
  createdByName: string;
}

/** Links to what is not published, or not as it is now: made, listed and revoked by people who write in the unit. */
@Injectable()
export class IssuePreviews {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly settings: Settings,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param revisionId one of the item's; null: what was last saved. It stays that one, whatever is saved later.
   * @throws AppError `content_not_found`, `not_allowed`, `revision_not_found`
   */
  async issue(
    actor: Actor,
    contentId: string,
    revisionId: string | null,
    minutes: number,
  ): Promise<IssuedPreview> {
    return this.database.transaction(async (manager) => {
      const content = await this.contents.load(contentId, manager);
      await this.contents.requireOn(actor, 'content.write', content, manager);
      const revision = await this.contents.revision(revisionId ?? content.currentRevisionId, manager);
      if (revision.contentId !== contentId) throw revisionNotFound();
      const token = newPreviewToken();
      const now = this.clock.now();
      const preview = manager.create(DeliveryPreviewEntity, {
        id: newId(),
        contentId,
        revisionId: revision.id,
        tokenHash: hashOfPreviewToken(token)!,
        createdBy: actor.userId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + minutes * MINUTE_MS),
        revokedAt: null,
        revokedBy: null,
      });
      await manager.insert(DeliveryPreviewEntity, preview);
      await this.record(manager, actor, content, preview, 'delivery_preview.issued');
      const { publicUrl } = this.settings;
      return {
        preview,
        token,
        url: publicUrl + previewPath(token),
        pageUrl: publicUrl + previewPagePath(token),
      };
    });
  }

  /** A second time changes nothing. @throws AppError `delivery_preview_not_found`, `not_allowed` */
  async revoke(actor: Actor, id: string): Promise<PreviewView> {
    await this.database.transaction(async (manager) => {
      const preview = await manager.findOne(DeliveryPreviewEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!preview) throw previewNotFound();
      const content = await this.requireWriter(actor, preview.contentId, manager);
      if (preview.revokedAt) return;
      await manager.update(DeliveryPreviewEntity, id, {
        revokedAt: this.clock.now(),
        revokedBy: actor.userId,
      });
      await this.record(manager, actor, content, preview, 'delivery_preview.revoked');
    });
    const [view] = await this.views('v.id = $1', [id]);
    return view!;
  }

  /** @throws AppError `delivery_preview_not_found`, `not_allowed` */
  async get(actor: Actor, id: string): Promise<PreviewView> {
    const [view] = await this.views('v.id = $1', [id]);
    if (!view) throw previewNotFound();
    await this.requireWriter(actor, view.contentId, this.database.manager);
    return view;
  }

  /** The newest hundred first. Plan: backwards over `delivery_previews_content_id`. @throws AppError `content_not_found`, `not_allowed` */
  async list(actor: Actor, contentId: string): Promise<PreviewView[]> {
    const content = await this.contents.load(contentId);
    await this.contents.requireOn(actor, 'content.write', content);
    return this.views('v.content_id = $1', [contentId]);
  }

  private async requireWriter(
    actor: Actor,
    contentId: string,
    manager: EntityManager,
  ): Promise<ContentEntity> {
    const content = await this.contents.load(contentId, manager).catch(() => null);
    if (!content) throw previewNotFound();
    const place = await this.contents.placeOf(content, manager);
    actor.require('content.write', place, { ...see, read: 'content.read' });
    return content;
  }

  private views(condition: string, parameters: unknown[]): Promise<PreviewView[]> {
    return this.database.query<PreviewView>(
      `SELECT v.id, v.content_id AS "contentId", v.revision_id AS "revisionId", r.number AS "revisionNumber",
              v.created_by AS "createdBy", u.display_name AS "createdByName", v.created_at AS "createdAt",
              v.expires_at AS "expiresAt", v.revoked_at AS "revokedAt", v.revoked_by AS "revokedBy"
       FROM delivery_previews v JOIN content_revisions r ON r.id = v.revision_id JOIN users u ON u.id = v.created_by
       WHERE ${condition} ORDER BY v.id DESC LIMIT 100`,
      parameters,
    );
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    content: ContentEntity,
    { id, revisionId, expiresAt }: DeliveryPreviewEntity,
    action: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: content.organizationId,
      action,
      objectType: 'content',
      objectId: content.id,
      details: { previewId: id, revisionId, expiresAt: expiresAt.toISOString() },
    });
  }
}

const see = {
  noun: 'delivery_preview',
  zh: '没有这个预览链接。',
  en: 'There is no such preview link.',
} as const;

function previewNotFound() {
  return notFound(see.noun, see.zh, see.en);
}

function revisionNotFound() {
  return notFound('revision', '没有这个版本。', 'There is no such revision.');
}
