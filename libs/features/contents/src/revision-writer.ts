import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { brokenConstraint, insertRows } from '@haojiao/infrastructure/database';
import { autosaveRunOf } from './domain/autosave-run';
import { ContentOrigins } from './content-origins';
import type { NewOrigin } from './content-origins';
import { documentFingerprint } from './domain/content-document';
import type { ContentDocument } from './domain/content-document';
import { stateAfterEdit } from './domain/content-state';
import { documentAssetIds, searchTextOf } from './domain/document-parts';
import { ContentRevisionEntity } from './persistence/content-revision.entity';
import { ContentEntity } from './persistence/content.entity';
import { EpisodeNumbers, episodePlaceOf, numberTaken } from './types/episode/episode-numbers';

export interface NewContent {
  organizationId: string;
  authorId: string;
  submissionId: string | null;
  /** Where it was taken over from; null for the unit's own. */
  origin: NewOrigin | null;
}

/** A new item of nothing but words: it names no asset, is no episode and was taken over from nowhere. */
export interface PlainDraft {
  organizationId: string;
  authorId: string;
  document: ContentDocument;
}

/** An item with its only revision, as they were written. */
export interface WrittenDraft {
  content: ContentEntity;
  revision: ContentRevisionEntity;
}

export interface SaveOptions {
  comment?: string | null;
  restoredFrom?: string | null;
  /** An editor saved by itself, nobody asked for it. */
  isAutosave?: boolean;
}

type RevisionPlace = Pick<
  ContentRevisionEntity,
  'id' | 'contentId' | 'number' | 'savedBy' | 'autosaveRun' | 'itemVersion'
>;

/** The only place that writes revisions; the item's row follows in the same transaction. */
@Injectable()
export class RevisionWriter {
  constructor(
    private readonly origins: ContentOrigins,
    private readonly numbers: EpisodeNumbers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `invalid_input` with `slug_taken`, `episode_number_taken` */
  async create(
    manager: EntityManager,
    { origin, ...item }: NewContent,
    document: ContentDocument,
  ): Promise<ContentEntity> {
    const id = newId();
    const revisionId = newId();
    await this.numbers.requireFree(manager, { ...item, id }, episodePlaceOf(document));
    await refuseTaken(document, () =>
      manager.insert(ContentEntity, {
        ...item,
        ...copiesOf(document),
        id,
        type: document.type,
        state: 'draft',
        currentRevisionId: revisionId,
      }),
    );
    const place = { id: revisionId, contentId: id, number: 1, savedBy: item.authorId };
    await this.insertRevision(manager, { ...place, autosaveRun: null, itemVersion: 1 }, document, {});
    if (origin) await this.origins.keep(manager, id, origin);
    return manager.findOneByOrFail(ContentEntity, { id });
  }

  /** Many at once, in their order: one statement for the items and one for their revisions. */
  async createPlain(manager: EntityManager, drafts: PlainDraft[]): Promise<WrittenDraft[]> {
    const written = drafts.map(({ document, ...item }) => {
      const content = manager.create(ContentEntity, {
        ...item,
        ...copiesOf(document),
        id: newId(),
        type: document.type,
        state: 'draft',
        currentRevisionId: newId(),
        approvedRevisionId: null,
        reviewRevisionId: null,
        firstSubmittedAt: null,
        publishedAt: null,
        submissionId: null,
        deletedAt: null,
      });
      const place = {
        id: content.currentRevisionId,
        contentId: content.id,
        number: 1,
        savedBy: item.authorId,
      };
      const row = this.revisionRow({ ...place, autosaveRun: null, itemVersion: 1 }, document, {});
      return { content, revision: manager.create(ContentRevisionEntity, row) };
    });
    await insertRows(
      manager,
      ContentEntity,
      written.map(({ content }) => content),
    );
    await insertRows(
      manager,
      ContentRevisionEntity,
      written.map(({ revision }) => revision),
    );
    return written;
  }

  /** The next revision of an item whose row the caller has locked. @throws AppError `episode_number_taken`, and as `ContentOrigins.requireKept` */
  async append(
    manager: EntityManager,
    content: ContentEntity,
    savedBy: string,
    document: ContentDocument,
    options: SaveOptions = {},
  ): Promise<ContentEntity> {
    const previous = await manager.findOneByOrFail(ContentRevisionEntity, { id: content.currentRevisionId });
    await this.origins.requireKept(manager, content.id, previous.document, document);
    const revisionId = newId();
    const place = {
      id: revisionId,
      contentId: content.id,
      number: previous.number + 1,
      savedBy,
      autosaveRun: options.isAutosave ? await this.runOf(manager, content, previous, savedBy) : null,
      itemVersion: content.version + 1,
    };
    await this.numbers.requireFree(manager, content, episodePlaceOf(document));
    await this.insertRevision(manager, place, document, options);
    const state = stateAfterEdit(content);
    await refuseTaken(document, () =>
      manager.update(ContentEntity, content.id, {
        ...copiesOf(document),
        state,
        currentRevisionId: revisionId,
        approvedRevisionId: state === 'published' ? content.approvedRevisionId : null,
      }),
    );
    return manager.findOneByOrFail(ContentEntity, { id: content.id });
  }

  private async runOf(
    manager: EntityManager,
    content: ContentEntity,
    previous: ContentRevisionEntity,
    savedBy: string,
  ): Promise<number> {
    const first =
      previous.autosaveRun === null
        ? null
        : await manager.findOneByOrFail(ContentRevisionEntity, {
            contentId: content.id,
            number: previous.autosaveRun,
          });
    return autosaveRunOf(previous, first, { savedBy, at: this.clock.now(), itemVersion: content.version });
  }

  private async insertRevision(
    manager: EntityManager,
    place: RevisionPlace,
    document: ContentDocument,
    options: SaveOptions,
  ): Promise<void> {
    await manager.insert(ContentRevisionEntity, this.revisionRow(place, document, options));
  }

  private revisionRow(place: RevisionPlace, document: ContentDocument, options: SaveOptions) {
    return {
      ...place,
      createdAt: this.clock.now(),
      // The row type of a JSON column is a deep partial of the document; the whole document is what is stored.
      document: document as never,
      fingerprint: documentFingerprint(document),
      assetIds: documentAssetIds(document),
      comment: options.comment ?? null,
      restoredFrom: options.restoredFrom ?? null,
    };
  }
}

function copiesOf(document: ContentDocument) {
  return {
    columnId: document.columnId,
    brandId: document.brandId ?? null,
    slug: document.slug,
    title: document.title,
    tags: document.tags,
    searchText: searchTextOf(document),
    ...episodePlaceOf(document),
  };
}

/** What somebody else took between the question and the writing. */
export async function refuseTaken<Result>(
  document: ContentDocument,
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    const constraint = brokenConstraint(error);
    if (constraint === 'contents_episode_number') throw numberTaken(document.episode?.number ?? null, null);
    if (constraint !== 'contents_slug') throw error;
    throw invalidInput([
      fault('slug', 'slug_taken', '这个网址已被使用，请换一个。', 'This address is in use; take another.'),
    ]);
  }
}
