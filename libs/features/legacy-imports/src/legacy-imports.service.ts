import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { newId, notFound, ruleBroken, sha256 } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import { AssetsService } from '@haojiao/features/assets';
import { AuditService } from '@haojiao/features/audit';
import { readTable } from '@haojiao/features/imports';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { CheckLegacyRows } from './check-legacy-rows';
import { readLegacyRows } from './read-legacy-rows';
import { runLegacyImport } from './jobs/run-legacy-import.queue';
import { LegacyImportFileEntity } from './persistence/legacy-import-file.entity';
import { LegacyImportRowEntity } from './persistence/legacy-import-row.entity';
import { LegacyImportEntity } from './persistence/legacy-import.entity';
import type { LegacyImportState } from './persistence/legacy-import.entity';

const MEGABYTE = 1024 * 1024;
export const tableLimits = { rows: 20_000, sheetBytes: 60 * MEGABYTE };

const see = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/** Prepares, checks, confirms and ends the taking over of a stock. */
@Injectable()
export class LegacyImportsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly assets: AssetsService,
    private readonly checking: CheckLegacyRows,
    private readonly jobs: JobProducer,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async create(actor: Actor, organizationId: string, name: string): Promise<LegacyImportEntity> {
    const place = await this.organizations.placeOf(organizationId);
    actor.require('legacy_import.manage', place, see);
    const id = newId();
    await this.database.transaction(async (manager) => {
      await manager.insert(LegacyImportEntity, {
        ...{ id, organizationId: place.id, name, state: 'draft' },
        ...{ createdBy: actor.userId, createdAt: this.clock.now() },
      });
      await this.record(manager, actor, 'created', { id, organizationId: place.id }, { name });
    });
    return this.database.manager.findOneByOrFail(LegacyImportEntity, { id });
  }

  /** @throws AppError `legacy_import_not_found` */
  async load(
    actor: Actor,
    id: string,
    manager: EntityManager = this.database.manager,
    isHeld = false,
  ): Promise<LegacyImportEntity> {
    const lock = isHeld ? ({ mode: 'pessimistic_write' } as const) : undefined;
    const found = await manager.findOne(LegacyImportEntity, { where: { id }, lock });
    const place = found && (await this.organizations.placeOf(found.organizationId, manager));
    if (found && place && actor.can('legacy_import.manage', place)) return found;
    throw notFound('legacy_import', '没有这个迁移任务。', 'There is no such import.');
  }

  /**
   * Names files of the stock: uploads that are there already, by any door. A name that is given again names the new file.
   * @throws AppError `legacy_import_not_found`, `legacy_import_begun`, `invalid_input`
   */
  async nameFiles(actor: Actor, id: string, files: { name: string; assetId: string }[]): Promise<number> {
    return this.database.transaction(async (manager) => {
      const found = await this.open(actor, id, manager);
      await this.assets.requireReadable(
        actor,
        files.map(({ assetId }) => assetId),
        {
          manager,
          pathOf: (assetId) => `files.${files.findIndex((file) => file.assetId === assetId)}.assetId`,
        },
      );
      const rows = [...new Map(files.map((file) => [file.name, { importId: id, ...file }])).values()];
      await manager.upsert(LegacyImportFileEntity, rows, ['importId', 'name']);
      if (found.state === 'checked') await this.forgetTable(manager, found);
      return manager.countBy(LegacyImportFileEntity, { importId: id });
    });
  }

  /**
   * Reads the table and checks every line (dry run); nothing is taken over yet. A further table replaces it.
   * @throws AppError `legacy_import_not_found`, `legacy_import_begun`, and as `readTable`
   */
  async readTable(actor: Actor, id: string, table: { fileName: string; bytes: Buffer }): Promise<void> {
    const stock = await this.load(actor, id);
    const read = readLegacyRows(await readTable(table.bytes, tableLimits), this.clock.now());
    const checked = await this.checking.check(actor, stock, read);
    await this.database.transaction(async (manager) => {
      const found = await this.open(actor, id, manager);
      await this.forgetTable(manager, found);
      for (let from = 0; from < checked.length; from += 500) {
        const rows = checked.slice(from, from + 500).map((row) => ({
          ...{ importId: id, line: row.line, type: row.type, title: row.title.slice(0, 500) },
          ...{ organizationId: row.organizationId, publishedAt: row.publishedAt, oldAddress: row.oldAddress },
          state: row.input ? ('ready' as const) : ('faulty' as const),
          input: row.input,
          ...{ faults: row.faults, warnings: row.warnings },
        }));
        await manager.insert(LegacyImportRowEntity, rows as never);
      }
      // Who read the table prepared it: another confirms, and its lines are taken over by these rights.
      found.createdBy = actor.userId;
      found.state = 'checked';
      found.tableName = table.fileName;
      found.tableSha256 = sha256(table.bytes);
      await manager.save(found);
      const ready = checked.filter(({ input }) => input !== null).length;
      await this.record(manager, actor, 'checked', found, { rows: checked.length, ready });
    });
  }

  /**
   * A second person lets the very table that was looked at begin; lines with faults stay behind.
   * @throws AppError `legacy_import_not_found`, `confirmed_by_another`, `nothing_ready`, `another_table`,
   * `legacy_import_begun`
   */
  async confirm(actor: Actor, id: string, tableSha256: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const found = await this.open(actor, id, manager);
      if (found.createdBy === actor.userId) {
        throw ruleBroken(
          'confirmed_by_another',
          '迁入的内容不再逐篇审核，须由准备人以外的另一位有权限的人确认。',
          'Items are taken over unreviewed: somebody other than who prepared it confirms.',
        );
      }
      const ready = await manager.countBy(LegacyImportRowEntity, { importId: id, state: 'ready' });
      if (found.state !== 'checked' || ready === 0) {
        throw ruleBroken(
          'nothing_ready',
          '没有可以迁入的行，请先上传表格并改正错误。',
          'No line is ready; upload the table and mend its faults first.',
        );
      }
      if (found.tableSha256 !== tableSha256) {
        throw ruleBroken(
          'another_table',
          '表格在您查看之后已更换，请重新查看检查结果再确认。',
          'The table was replaced since you looked at it; look at the report again.',
        );
      }
      Object.assign(found, { state: 'running', confirmedBy: actor.userId, confirmedAt: this.clock.now() });
      await manager.save(found);
      await this.record(manager, actor, 'confirmed', found, { ready, tableSha256: found.tableSha256 });
      await this.database.afterCommit(manager, async () => {
        await this.jobs.enqueue(runLegacyImport, { importId: id });
      });
    });
  }

  /** What was taken over stays; the rest is left. @throws AppError `legacy_import_not_found`, `legacy_import_over` */
  async cancel(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const found = await this.load(actor, id, manager, true);
      if (found.state === 'done' || found.state === 'cancelled') {
        throw ruleBroken('legacy_import_over', '该迁移任务已结束。', 'This import is over.');
      }
      const before: LegacyImportState = found.state;
      found.state = 'cancelled';
      found.finishedAt = this.clock.now();
      await manager.save(found);
      await this.record(manager, actor, 'cancelled', found, { before });
    });
  }

  private async open(actor: Actor, id: string, manager: EntityManager): Promise<LegacyImportEntity> {
    const found = await this.load(actor, id, manager, true);
    if (found.state === 'draft' || found.state === 'checked') return found;
    throw ruleBroken(
      'legacy_import_begun',
      '该迁移任务已开始或已结束，不能再改。请新建一个。',
      'This import has begun or is over; make a new one.',
    );
  }

  private async forgetTable(manager: EntityManager, found: LegacyImportEntity): Promise<void> {
    await manager.delete(LegacyImportRowEntity, { importId: found.id, state: In(['ready', 'faulty']) });
    Object.assign(found, { state: 'draft', tableName: null, tableSha256: null });
    await manager.save(found);
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    what: string,
    { id, organizationId }: Pick<LegacyImportEntity, 'id' | 'organizationId'>,
    details: Record<string, string | number | null>,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId,
      action: `legacy_import.${what}`,
      objectType: 'legacy_import',
      objectId: id,
      details,
    });
  }
}
