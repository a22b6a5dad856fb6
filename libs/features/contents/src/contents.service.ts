import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, notAllowed, notFound } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Action, Actor, PlaceInTree } from '@haojiao/features/organizations';
import { AssetCatalogue } from './asset-catalogue';
import { CreateContent } from './create-content';
import type { DraftInput } from './create-content';
import type { GivenParts } from './document-assembler';
import type { ContentDocument } from './domain/content-document';
import { requireTransition } from './domain/content-state';
import type { ContentState } from './domain/content-state';
import { assetReferences, missingForReview } from './domain/document-parts';
import { ContentRevisionEntity } from './persistence/content-revision.entity';
import { ContentEntity } from './persistence/content.entity';

/** What review and publication may change about an item; everything else only an edit can. */
export interface ContentStateChange {
  state?: ContentState;
  approvedRevisionId?: string | null;
  reviewRevisionId?: string | null;
  firstSubmittedAt?: Date;
  publishedAt?: Date;
}

const see = {
  read: 'content.read',
  noun: 'content',
  zh: '没有这篇稿件。',
  en: 'There is no such content item.',
} as const;

/** Items and their revisions as other features meet them. */
@Injectable()
export class ContentsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly catalogue: AssetCatalogue,
    private readonly creation: CreateContent,
  ) {}

  /** Without a permission question. @throws AppError `content_not_found` */
  async load(id: string, manager: EntityManager = this.database.manager): Promise<ContentEntity> {
    return found(await this.select(id, manager).getOne());
  }

  /** Holds the item's row until the transaction ends: whoever edits, decides or publishes it waits. */
  async loadForUpdate(id: string, manager: EntityManager): Promise<ContentEntity> {
    return found(await this.select(id, manager).setLock('pessimistic_write').getOne());
  }

  /** @throws AppError `revision_not_found` */
  async revision(id: string, manager: EntityManager = this.database.manager): Promise<ContentRevisionEntity> {
    const revision = await manager.findOneBy(ContentRevisionEntity, { id });
    if (revision) return revision;
    throw notFound('revision', '没有这个版本。', 'There is no such revision.');
  }

  placeOf(content: ContentEntity, manager?: EntityManager): Promise<PlaceInTree> {
    return this.organizations.placeOf(content.organizationId, manager);
  }

  /** @throws AppError `content_not_found` where the caller may not read it, `not_allowed` where not do this. */
  async requireOn(
    actor: Actor,
    action: Action,
    content: ContentEntity,
    manager?: EntityManager,
  ): Promise<PlaceInTree> {
    const place = await this.placeOf(content, manager);
    actor.require(action, place, see);
    return place;
  }

  /**
   * Whether the caller may edit the item: its author and co-authors, and whoever may edit anybody's in that unit.
   * @throws AppError `content_not_found`, `not_allowed`, `content_of_another_author`
   */
  async requireEditor(
    actor: Actor,
    content: ContentEntity,
    document: ContentDocument,
    manager?: EntityManager,
  ): Promise<PlaceInTree> {
    const place = await this.requireOn(actor, 'content.write', content, manager);
    const own = content.authorId === actor.userId || document.coAuthorIds.includes(actor.userId);
    if (own || actor.can('content.edit_any', place)) return place;
    throw notAllowed(
      'content_of_another_author',
      '这是其他作者的稿件，只有作者本人、合作者或编辑可以修改。',
      'This item is another author’s; only its author, co-authors and editors may change it.',
    );
  }

  /** Why the document can not go into review yet: missing parts, and media that are not ready. */
  async reviewFaults(manager: EntityManager, document: ContentDocument): Promise<Fault[]> {
    const references = assetReferences(document);
    const assets = await this.catalogue.find(
      references.map((reference) => reference.assetId),
      manager,
    );
    const unready = references
      .filter(({ assetId }) => {
        const asset = assets.get(assetId);
        return asset?.state !== 'ready' || asset.sha256 !== document.assets[assetId]?.sha256;
      })
      .map(({ path }) =>
        fault(
          path,
          'asset_not_ready',
          '素材还在处理、已被删除或已更换：请等待处理完成，或重新选择后保存。',
          'The asset is still being processed, gone or changed: wait, or choose it again and save.',
        ),
      );
    return [...missingForReview(document), ...unready];
  }

  /** Moves the item as review and publication decided; the caller holds its row. */
  async setState(
    manager: EntityManager,
    contentId: string,
    change: ContentStateChange,
  ): Promise<ContentEntity> {
    const content = await this.loadForUpdate(contentId, manager);
    if (change.state) requireTransition(content.state, change.state);
    // What lies in the archive gives its number back.
    const released = change.state === 'archived' && { episodeNumber: null };
    await manager.update(ContentEntity, contentId, { ...change, ...released });
    return this.load(contentId, manager);
  }

  /** A new draft by the caller in the caller's transaction; asks for `content.write` in the unit. */
  createDraft(
    manager: EntityManager,
    actor: Actor,
    input: DraftInput,
    given?: GivenParts,
  ): Promise<ContentEntity> {
    return this.creation.createIn(manager, actor, input, given);
  }

  private select(id: string, manager: EntityManager) {
    return manager.createQueryBuilder(ContentEntity, 'c').where('c.id = :id AND c.deletedAt IS NULL', { id });
  }
}

function found(content: ContentEntity | null): ContentEntity {
  if (content) return content;
  throw notFound(see.noun, see.zh, see.en);
}

/** Whether what was last saved is something else than what was last approved for the public. */
export function hasUnpublishedChanges(content: ContentEntity): boolean {
  return content.publishedAt !== null && content.currentRevisionId !== content.approvedRevisionId;
}
