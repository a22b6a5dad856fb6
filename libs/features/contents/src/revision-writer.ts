import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId } from '@haojiao/kernel';
import { brokenConstraint } from '@haojiao/infrastructure/database';
import { documentFingerprint } from './domain/content-document';
import type { ContentDocument } from './domain/content-document';
import { stateAfterEdit } from './domain/content-state';
import { documentAssetIds, searchTextOf } from './domain/document-parts';
import { ContentRevisionEntity } from './persistence/content-revision.entity';
import { ContentEntity } from './persistence/content.entity';

export interface NewContent {
  organizationId: string;
  authorId: string;
  submissionId: string | null;
}

export interface SaveOptions {
  comment?: string | null;
  restoredFrom?: string | null;
}

/** The only place that writes revisions; the item's row follows in the same transaction. */
@Injectable()
export class RevisionWriter {
  /** @throws AppError `invalid_input` with `slug_taken` */
  async create(manager: EntityManager, item: NewContent, document: ContentDocument): Promise<ContentEntity> {
    const id = newId();
    const revisionId = newId();
    await refuseTakenSlug(() =>
      manager.insert(ContentEntity, {
        ...item,
        ...copiesOf(document),
        id,
        type: document.type,
        state: 'draft',
        currentRevisionId: revisionId,
      }),
    );
    await this.insertRevision(manager, revisionId, id, 1, item.authorId, document, {});
    return manager.findOneByOrFail(ContentEntity, { id });
  }

  /** The next revision of an item whose row the caller has locked. */
  async append(
    manager: EntityManager,
    content: ContentEntity,
    savedBy: string,
    document: ContentDocument,
    options: SaveOptions = {},
  ): Promise<ContentEntity> {
    const { number } = await manager.findOneByOrFail(ContentRevisionEntity, {
      id: content.currentRevisionId,
    });
    const revisionId = newId();
    await this.insertRevision(manager, revisionId, content.id, number + 1, savedBy, document, options);
    const state = stateAfterEdit(content);
    await refuseTakenSlug(() =>
      manager.update(ContentEntity, content.id, {
        ...copiesOf(document),
        state,
        currentRevisionId: revisionId,
        approvedRevisionId: state === 'published' ? content.approvedRevisionId : null,
      }),
    );
    return manager.findOneByOrFail(ContentEntity, { id: content.id });
  }

  private async insertRevision(
    manager: EntityManager,
    id: string,
    contentId: string,
    number: number,
    savedBy: string,
    document: ContentDocument,
    options: SaveOptions,
  ): Promise<void> {
    await manager.insert(ContentRevisionEntity, {
      id,
      contentId,
      number,
      savedBy,
      // The row type of a JSON column is a deep partial of the document; the whole document is what is stored.
      document: document as never,
      fingerprint: documentFingerprint(document),
      assetIds: documentAssetIds(document),
      comment: options.comment ?? null,
      restoredFrom: options.restoredFrom ?? null,
    });
  }
}

function copiesOf(document: ContentDocument) {
  return {
    columnId: document.columnId,
    slug: document.slug,
    title: document.title,
    tags: document.tags,
    searchText: searchTextOf(document),
  };
}

async function refuseTakenSlug(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (brokenConstraint(error) !== 'contents_slug') throw error;
    throw invalidInput([
      fault('slug', 'slug_taken', '这个网址已被使用，请换一个。', 'This address is in use; take another.'),
    ]);
  }
}
