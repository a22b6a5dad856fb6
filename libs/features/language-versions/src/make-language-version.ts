import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService, bodyOfDocument } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { canConvert, convertScript } from './domain/convert-script';
import { noConversion, sameLanguage } from './language-version-faults';
import { LanguageVersions } from './language-versions.service';
import { LanguageVersionEntity } from './persistence/language-version.entity';

export interface NewLanguageVersion {
  locale: string;
  /** Simplified into traditional Chinese, or back. */
  convert: boolean;
}

/** A draft in another language, beginning with the words of the original; a review of its own follows. */
@Injectable()
export class MakeLanguageVersion {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly versions: LanguageVersions,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * In the unit of the original, with its files.
   * @throws AppError `content_not_found`, `not_allowed`, `language_version_exists`, `invalid_input`
   */
  make(actor: Actor, fromId: string, wish: NewLanguageVersion): Promise<ContentEntity> {
    return this.database.transaction(async (manager) => {
      await this.contents.requireOn(
        actor,
        'content.write',
        await this.contents.load(fromId, manager),
        manager,
      );
      const originalId = (await this.versions.originalOf(fromId, manager)) ?? fromId;
      // Held until the end: two versions in one language at once would pass by each other.
      const original = await this.contents.loadForUpdate(originalId, manager);
      await this.contents.requireOn(actor, 'content.read', original, manager);
      if (await this.versions.isTaken(originalId, wish.locale, manager)) throw sameLanguage(wish.locale);
      const { document } = await this.contents.revision(original.currentRevisionId, manager);
      if (wish.convert && !canConvert(document.locale, wish.locale))
        throw noConversion(document.locale, wish.locale);
      const { slug: _slug, ...body } = bodyOfDocument(document);
      const words = wish.convert ? convertScript(body, document.locale, wish.locale) : body;
      const made = await this.contents.createDraft(
        manager,
        actor,
        {
          ...words,
          organizationId: original.organizationId,
          type: document.type,
          title: String(words.title),
          locale: wish.locale,
        },
        // What the original belongs to its versions do, too, also when it is given to nothing new any more.
        { columnId: null, assetIds: [], brandId: document.brandId },
      );
      await this.keep(manager, actor, original, made.id);
      return made;
    });
  }

  private async keep(
    manager: EntityManager,
    actor: Actor,
    original: ContentEntity,
    contentId: string,
  ): Promise<void> {
    const linked = { linkedBy: actor.userId, linkedAt: this.clock.now() };
    await manager
      .createQueryBuilder()
      .insert()
      .into(LanguageVersionEntity)
      .values({ contentId: original.id, originalId: original.id, comparedRevisionId: null, ...linked })
      .orIgnore()
      .execute();
    await manager.insert(LanguageVersionEntity, {
      ...{ contentId, originalId: original.id, comparedRevisionId: original.currentRevisionId },
      ...linked,
    });
    await this.audit.record(manager, {
      actor: actor.audit,
      organizationId: original.organizationId,
      action: 'language_version.made',
      objectType: 'content',
      objectId: contentId,
      details: { originalId: original.id, revisionId: original.currentRevisionId },
    });
    await this.versions.tell([original.id, contentId], manager);
  }
}
