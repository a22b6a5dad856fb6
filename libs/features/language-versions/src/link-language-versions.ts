import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import {
  inAnotherGroup,
  noSuchVersion,
  originalStays,
  otherType,
  sameLanguage,
} from './language-version-faults';
import { LanguageVersions } from './language-versions.service';
import { LanguageVersionEntity } from './persistence/language-version.entity';

/** Says of items that are there already that they tell the same, or no longer do. */
@Injectable()
export class LinkLanguageVersions {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly versions: LanguageVersions,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Links an item to the original (or to the one that it was made from). Asks for the right to edit both. Doing it again
   * changes nothing.
   * @throws AppError `content_not_found`, `not_allowed`, `content_of_another_author`, `in_another_language_group`,
   * `language_version_exists`, `invalid_input`
   */
  async link(actor: Actor, contentId: string, otherId: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const originalId = (await this.versions.originalOf(contentId, manager)) ?? contentId;
      const held = new Map<string, ContentEntity>();
      // In one order, whoever asks for which of them first.
      for (const id of [...new Set([originalId, contentId, otherId])].sort())
        held.set(id, await this.editable(actor, id, manager));
      const original = held.get(originalId)!;
      const other = held.get(otherId)!;
      const known = await manager.findOneBy(LanguageVersionEntity, { contentId: otherId });
      if (known?.originalId === originalId || otherId === originalId) return;
      if (known) throw inAnotherGroup();
      if (other.type !== original.type) throw otherType();
      const { document } = await this.contents.revision(other.currentRevisionId, manager);
      if (await this.versions.isTaken(originalId, document.locale, manager))
        throw sameLanguage(document.locale);
      await this.keep(manager, actor, original, otherId);
    });
  }

  /** @throws AppError `content_not_found`, `not_allowed`, `language_version_not_found`, `original_stays` */
  async unlink(actor: Actor, contentId: string, otherId: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      await this.editable(actor, contentId, manager);
      const ids = await this.versions.idsWith(contentId, manager);
      if (!ids.includes(otherId)) throw noSuchVersion();
      const other = await this.editable(actor, otherId, manager);
      const version = await manager.findOneByOrFail(LanguageVersionEntity, { contentId: otherId });
      if (version.originalId === otherId && ids.length > 1) throw originalStays();
      await manager.delete(LanguageVersionEntity, { contentId: otherId });
      // An original that stands alone is an item like any other.
      if (ids.length === 2) await manager.delete(LanguageVersionEntity, { contentId: version.originalId });
      await this.record(manager, actor, 'language_version.unlinked', other, version.originalId);
      await this.versions.tell(ids, manager);
    });
  }

  /**
   * A person has compared the version with the original as it stands now.
   * @throws AppError `content_not_found`, `not_allowed`, `language_version_not_found`
   */
  async compared(actor: Actor, contentId: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const content = await this.editable(actor, contentId, manager);
      const originalId = await this.versions.originalOf(contentId, manager);
      if (!originalId || originalId === contentId) throw noSuchVersion();
      const original = await this.contents.load(originalId, manager);
      await manager.update(
        LanguageVersionEntity,
        { contentId },
        { comparedRevisionId: original.currentRevisionId },
      );
      await this.record(manager, actor, 'language_version.compared', content, originalId);
    });
  }

  private async editable(actor: Actor, id: string, manager: EntityManager): Promise<ContentEntity> {
    const content = await this.contents.loadForUpdate(id, manager);
    const { document } = await this.contents.revision(content.currentRevisionId, manager);
    await this.contents.requireEditor(actor, content, document, manager);
    return content;
  }

  private async keep(
    manager: EntityManager,
    actor: Actor,
    original: ContentEntity,
    otherId: string,
  ): Promise<void> {
    const rows = [
      { contentId: original.id, comparedRevisionId: null },
      { contentId: otherId, comparedRevisionId: original.currentRevisionId },
    ].map((row) => ({
      ...row,
      originalId: original.id,
      linkedBy: actor.userId,
      linkedAt: this.clock.now(),
    }));
    await manager.createQueryBuilder().insert().into(LanguageVersionEntity).values(rows).orIgnore().execute();
    const other = await this.contents.load(otherId, manager);
    await this.record(manager, actor, 'language_version.linked', other, original.id);
    await this.versions.tell(await this.versions.idsWith(otherId, manager), manager);
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    action: string,
    { id, organizationId }: ContentEntity,
    originalId: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId,
      action,
      objectType: 'content',
      objectId: id,
      details: { originalId },
    });
  }
}
