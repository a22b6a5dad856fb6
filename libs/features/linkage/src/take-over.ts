import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ruleBroken, sha256 } from '@haojiao/kernel';
import {
  CanonicalUrls,
  ContentsService,
  bodyOfDocument,
  documentAssetIds,
  documentText,
} from '@haojiao/features/contents';
import type { ContentDocument, ContentEntity, EpisodeBlock } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { bareWords } from './bare-words';
import { TakenTextEntity } from './taken-text.entity';

/** What the taking unit says otherwise at once; everything else it edits in its draft. */
export interface TakeChanges {
  /** A column of the taking unit or of one above it. */
  columnId?: string | null;
  title?: string;
  summary?: string;
  tags?: string[];
}

/** Makes a unit's own draft of another unit's approved revision, which names its origin for good. */
@Injectable()
export class TakeOver {
  constructor(
    private readonly contents: ContentsService,
    private readonly organizations: OrganizationsService,
    private readonly urls: CanonicalUrls,
  ) {}

  /**
   * In the caller's transaction. That the caller may take just this revision is the caller's to ask; the right to write
   * in the taking unit is asked for here. The files stay where they are: the draft names them, the library stays closed.
   * @throws AppError `origin_withdrawn`, `organization_not_found`, `not_allowed`, `invalid_input`
   */
  async draft(
    manager: EntityManager,
    actor: Actor,
    unitId: string,
    taken: { contentId: string; revisionId: string; permissionBasis: string },
    changes: TakeChanges,
  ): Promise<ContentEntity> {
    const origin = await this.contents.load(taken.contentId, manager).catch(() => null);
    if (!origin || origin.state === 'withdrawn' || origin.state === 'archived') throw originWithdrawn();
    const { document, fingerprint } = await this.contents.revision(taken.revisionId, manager);
    const {
      slug: _slug,
      columnId: _column,
      brandId: _brand,
      coAuthorIds: _people,
      ...body
    } = bodyOfDocument(document);
    if (document.episode) body.episode = outsideProgramme(document.episode);
    const draft = await this.contents.createDraft(
      manager,
      actor,
      {
        ...body,
        ...given(changes),
        ...(await this.named(origin, document, taken.permissionBasis, manager)),
        organizationId: unitId,
        type: document.type,
        title: changes.title ?? document.title,
        origin: {
          originContentId: origin.id,
          originRevisionId: taken.revisionId,
          originFingerprint: fingerprint,
          originOrganizationId: origin.organizationId,
        },
      },
      { columnId: null, assetIds: documentAssetIds(document) },
    );
    await manager.insert(TakenTextEntity, {
      contentId: draft.id,
      organizationId: unitId,
      wordsSha256: sha256(bareWords(documentText(document))),
    });
    return draft;
  }

  /** What was a reprint already keeps naming whose work it is. */
  private async named(
    origin: ContentEntity,
    document: ContentDocument,
    permissionBasis: string,
    manager: EntityManager,
  ): Promise<Pick<ContentDocument, 'source' | 'reprint'>> {
    const unit = await this.organizations.load(origin.organizationId, manager);
    const url = await this.urls.of(origin, manager);
    return {
      source: { name: document.source?.name ?? unit.name, url: document.source?.url ?? url },
      reprint: document.reprint ?? {
        sourceTitle: document.title,
        permissionBasis,
        ...(document.byline !== '' && { originalAuthor: document.byline.slice(0, 200) }),
      },
    };
  }
}

/** Programmes and their people are the other unit's; guests are still named by their names. */
function outsideProgramme(episode: EpisodeBlock): object {
  const { programmeId: _programme, season: _season, number: _number, people: _people, ...kept } = episode;
  return kept;
}

function given(changes: TakeChanges): object {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

function originWithdrawn() {
  return ruleBroken(
    'origin_withdrawn',
    '原稿已撤回，不能再转载。',
    'The original has been withdrawn and can not be taken over any more.',
  );
}
