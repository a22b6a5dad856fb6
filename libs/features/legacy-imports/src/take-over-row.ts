import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, ruleBroken } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { RecordTakenOver } from '@haojiao/features/publications';
import { rowNote } from './domain/legacy-row';
import type { RowNote } from './domain/legacy-row';
import { oldAddressOf } from './domain/old-address';
import { LegacyImportRowEntity } from './persistence/legacy-import-row.entity';
import type { OldAddressEntity } from './persistence/old-address.entity';

/** Takes over one line: item, appearance on the site with its date, old address, all or nothing. */
@Injectable()
export class TakeOverRow {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly published: RecordTakenOver,
  ) {}

  /** The next line that nobody else works on; false where none is left. A line that can't be taken over says why. */
  async next(importId: string, actor: Actor): Promise<boolean> {
    let line: number | null = null;
    try {
      return await this.database.transaction(async (manager) => {
        const row = await manager.findOne(LegacyImportRowEntity, {
          where: { importId, state: 'ready' },
          order: { line: 'ASC' },
          lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
        });
        if (!row) return false;
        line = row.line;
        await this.take(manager, actor, row);
        return true;
      });
    } catch (error) {
      if (line === null || !(error instanceof AppError) || error.kind === 'unavailable') throw error;
      await this.database.manager.update(
        LegacyImportRowEntity,
        { importId, line, state: 'ready' },
        { state: 'failed', faults: notesOf(error) },
      );
      return true;
    }
  }

  private async take(manager: EntityManager, actor: Actor, row: LegacyImportRowEntity): Promise<void> {
    const content = await this.contents.createDraft(manager, actor, row.input!);
    await this.published.record(manager, actor, content, row.publishedAt!);
    const address = row.oldAddress === null ? null : oldAddressOf(row.oldAddress);
    if (address)
      await this.keepAddress(manager, { ...address, contentId: content.id, importId: row.importId });
    await manager.update(
      LegacyImportRowEntity,
      { importId: row.importId, line: row.line },
      { state: 'done', contentId: content.id },
    );
  }

  /** Another import may have been quicker. @throws AppError `address_taken` */
  private async keepAddress(manager: EntityManager, address: OldAddressEntity): Promise<void> {
    const added = await this.database.query(
      `INSERT INTO old_addresses (host, path, content_id, import_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING path`,
      [address.host, address.path, address.contentId, address.importId],
      manager,
    );
    if (added.length === 0) {
      throw ruleBroken('address_taken', '该原地址已迁入过。', 'This address was taken over before.');
    }
  }
}

function notesOf(error: AppError): RowNote[] {
  if (error.faults.length === 0) return [rowNote('', error.code, error.detail.zh, error.detail.en)];
  return error.faults.map(({ path, code, message }) =>
    rowNote('', code, `${path}：${message.zh}`, `${path}: ${message.en}`),
  );
}
