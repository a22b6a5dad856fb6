import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ReplaceAsset } from '@haojiao/features/assets';
import type { AssetEntity, FollowedUse } from '@haojiao/features/assets';
import type { Actor } from '@haojiao/features/organizations';
import { ContentsService } from './contents.service';
import { DocumentAssembler } from './document-assembler';
import type { ContentDocument } from './domain/content-document';
import { editRefusal } from './domain/content-state';
import type { ContentEntity } from './persistence/content.entity';
import { RevisionWriter } from './revision-writer';

/**
 * Drafts that name an asset name its newer version from now on, in a revision of their own. What is under review,
 * approved or out names the older one: its fingerprint stands.
 */
@Injectable()
export class FollowReplacements implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly replacing: ReplaceAsset,
    private readonly contents: ContentsService,
    private readonly assembler: DocumentAssembler,
    private readonly writer: RevisionWriter,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.replacing.onReplaced((actor, { from, to }, manager) => this.follow(actor, from, to, manager));
  }

  /** Only drafts that the caller may change. Plan: the GIN index `content_revisions_asset_ids`. */
  private async follow(
    actor: Actor,
    from: AssetEntity,
    to: AssetEntity,
    manager: EntityManager,
  ): Promise<FollowedUse[]> {
    // Whoever edits one at this moment holds its row and waits for the asset: it is left to them.
    const rows = await this.database.query<{ id: string }>(
      `SELECT c.id FROM contents c JOIN content_revisions r ON r.id = c.current_revision_id
       WHERE r.asset_ids @> ARRAY[$1::uuid] AND c.state IN ('draft', 'returned') AND c.deleted_at IS NULL
       ORDER BY c.id FOR UPDATE OF c SKIP LOCKED`,
      [from.id],
      manager,
    );
    const followed: FollowedUse[] = [];
    for (const { id } of rows) {
      const use = await this.rewrite(actor, id, from, to, manager);
      if (use) followed.push(use);
    }
    return followed;
  }

  private async rewrite(
    actor: Actor,
    contentId: string,
    from: AssetEntity,
    to: AssetEntity,
    manager: EntityManager,
  ): Promise<FollowedUse | null> {
    const content = await this.contents.loadForUpdate(contentId, manager);
    const { document: previous } = await this.contents.revision(content.currentRevisionId, manager);
    if (editRefusal(content) || !(await this.mayEdit(actor, content, previous, manager))) return null;
    const place = await this.contents.placeOf(content, manager);
    // Ids are unique wherever they stand: cover, body, covers of variants.
    const renamed = JSON.parse(JSON.stringify(previous).replaceAll(from.id, to.id)) as ContentDocument;
    const { document, faults } = await this.assembler.rebind(renamed, { actor, place, previous, manager });
    if (faults.length > 0) return null;
    const saved = await this.writer.append(manager, content, actor.userId, document, {
      comment: '素材换成新版本',
    });
    await this.audit.record(manager, {
      actor: actor.audit,
      organizationId: saved.organizationId,
      action: 'content.asset_replaced',
      objectType: 'content',
      objectId: contentId,
      details: { revisionId: saved.currentRevisionId, from: from.id, to: to.id },
    });
    return { objectType: 'content', objectId: contentId, title: saved.title };
  }

  private async mayEdit(
    actor: Actor,
    content: ContentEntity,
    document: ContentDocument,
    manager: EntityManager,
  ): Promise<boolean> {
    try {
      await this.contents.requireEditor(actor, content, document, manager);
      return true;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  }
}
