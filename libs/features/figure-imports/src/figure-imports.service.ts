import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { importedAtAnotherTime } from './check-figure-import';
import { runFigureImport } from './jobs/run-figure-import.queue';
import { FigureImportEntity } from './persistence/figure-import.entity';

/** Loads imports, and lets what was looked at begin. */
@Injectable()
export class FigureImportsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly jobs: JobProducer,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `figure_import_not_found`, `not_allowed` */
  async load(
    actor: Actor,
    id: string,
    manager: EntityManager = this.database.manager,
    isHeld = false,
  ): Promise<FigureImportEntity> {
    const lock = isHeld ? ({ mode: 'pessimistic_write' } as const) : undefined;
    const unknown = notFound('figure_import', '没有这次导入。', 'There is no such import.');
    const found = await manager.findOne(FigureImportEntity, { where: { id }, lock });
    if (!found) throw unknown;
    actor.require('figure.record', await this.organizations.placeOf(found.organizationId, manager), {
      read: 'analytics.read',
      noun: 'figure_import',
      ...unknown.detail,
    });
    return found;
  }

  /**
   * Lets the worker write what is new, once however often it is asked.
   * @throws AppError `figure_import_not_found`, `not_allowed`, `another_file`, `imported_at_another_time`
   */
  async confirm(actor: Actor, id: string, sha256: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const found = await this.load(actor, id, manager, true);
      if (found.sha256 !== sha256) {
        throw ruleBroken(
          'another_file',
          '这不是您查看过的文件，请核对 sha256。',
          'This is not the file that was looked at; check its sha256.',
        );
      }
      if (found.state !== 'checked') return;
      await this.requireSameMoment(manager, found);
      Object.assign(found, { state: 'running', confirmedBy: actor.userId, confirmedAt: this.clock.now() });
      await manager.save(found);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: found.organizationId,
        action: 'figure_import.confirmed',
        objectType: 'figure_import',
        objectId: id,
        details: { channelAccountId: found.channelAccountId, sha256 },
      });
      await this.database.afterCommit(manager, async () => {
        await this.jobs.enqueue(runFigureImport, { importId: id });
      });
    });
  }

  /** Plan: `figure_imports_file`. */
  private async requireSameMoment(manager: EntityManager, found: FigureImportEntity): Promise<void> {
    const { channelAccountId, sha256, takenAt } = found;
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `${channelAccountId} ${sha256}`,
    ]);
    const others = await manager.findBy(FigureImportEntity, { channelAccountId, sha256 });
    const other = others.find(
      (one) => one.confirmedAt !== null && one.takenAt.getTime() !== takenAt.getTime(),
    );
    if (other) throw importedAtAnotherTime(other);
  }
}
