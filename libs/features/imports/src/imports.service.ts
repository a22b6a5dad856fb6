import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notAllowed } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { importNotFound, importNotReady, seeImport } from './import-errors';
import { ImportEntity } from './persistence/import.entity';
import type { ImportState } from './persistence/import.entity';

/** Imports and who may do what with them. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
  ) {}

  /** Without a permission question. @throws AppError `import_not_found`, also for what was removed */
  async load(id: string, manager: EntityManager = this.database.manager): Promise<ImportEntity> {
    const found = await manager.findOneBy(ImportEntity, { id });
    if (!found || found.state === 'removed') throw importNotFound();
    return found;
  }

  /** Readers of the unit's items. @throws AppError `import_not_found` */
  async loadForReader(actor: Actor, id: string): Promise<ImportEntity> {
    const found = await this.load(id);
    actor.require('content.read', await this.organizations.placeOf(found.organizationId), seeImport);
    return found;
  }

  /**
   * Held until the transaction ends: for whoever imported it, and for those who edit anybody's items in that unit.
   * @throws AppError `import_not_found`, `not_allowed`, `import_of_another_author`, `import_not_ready`
   */
  async loadForWriter(
    actor: Actor,
    id: string,
    states: readonly ImportState[],
    manager: EntityManager,
  ): Promise<{ found: ImportEntity; place: PlaceInTree }> {
    const found = await manager.findOne(ImportEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!found || found.state === 'removed') throw importNotFound();
    const place = await this.organizations.placeOf(found.organizationId, manager);
    actor.require('content.write', place, seeImport);
    if (found.createdBy !== actor.userId && !actor.can('content.edit_any', place)) {
      throw notAllowed(
        'import_of_another_author',
        '这是其他人导入的内容，只有导入人或编辑可以处理。',
        'Somebody else imported this; only they and editors may work on it.',
      );
    }
    if (!states.includes(found.state)) throw importNotReady(found.state);
    return { found, place };
  }
}
