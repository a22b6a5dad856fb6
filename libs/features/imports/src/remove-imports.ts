import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService, systemActor } from '@haojiao/features/audit';
import type { AuditActor } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { noFacts } from './domain/import-facts';
import { ImportOriginals } from './import-originals';
import { ImportsService } from './imports.service';
import { ImportEntity } from './persistence/import.entity';

/** An import goes with everything in it; that it was there and what was decided stays in the trail. */
@Injectable()
export class RemoveImports {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsService,
    private readonly originals: ImportOriginals,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `import_not_found`, `not_allowed`, `import_not_ready` once it is a draft */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const states = ['reading', 'choice_needed', 'ready', 'failed'] as const;
      const { found } = await this.imports.loadForWriter(actor, id, states, manager);
      await this.empty(manager, found, actor.audit, 'import.deleted');
    });
  }

  /** Those whose time is over; how many went. Plan: index on `expires_at`. */
  async removeExpired(): Promise<number> {
    for (let removed = 0; ; removed += 1) {
      const isOneGone = await this.database.transaction(async (manager) => {
        const found = await manager
          .createQueryBuilder(ImportEntity, 'i')
          .where("i.expiresAt <= :now AND i.state NOT IN ('drafted', 'removed')", { now: this.clock.now() })
          .orderBy('i.expiresAt')
          .setLock('pessimistic_write')
          .setOnLocked('skip_locked')
          .getOne();
        if (!found) return false;
        await this.empty(manager, found, systemActor, 'import.expired');
        return true;
      });
      if (!isOneGone) return removed;
    }
  }

  /** The bytes go once the row says so: a crash between leaves bytes that nobody can reach. */
  private async empty(
    manager: EntityManager,
    found: ImportEntity,
    actor: AuditActor,
    action: string,
  ): Promise<void> {
    const { originalObject } = found;
    Object.assign(found, {
      state: 'removed',
      fileName: null,
      sourceUrl: null,
      originalObject: null,
      title: '',
      html: '',
      facts: noFacts,
      pictures: [],
      picturesDue: false,
      damages: [],
      warnings: [],
      trackedChanges: [],
      failure: null,
    } satisfies Partial<ImportEntity>);
    await manager.save(found);
    await this.database.afterCommit(manager, async () => {
      if (originalObject) await this.originals.remove(originalObject);
    });
    await this.audit.record(manager, {
      actor,
      organizationId: found.organizationId,
      action,
      objectType: 'import',
      objectId: found.id,
      details: { originalSha256: found.originalSha256 },
    });
  }
}
