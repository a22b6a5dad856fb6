import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, ruleBroken, sha256 } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { readTable } from '@haojiao/features/imports';
import type { Actor } from '@haojiao/features/organizations';
import { FigureSubjects, localDay } from '@haojiao/features/platform-figures';
import type { FigureSubject } from '@haojiao/features/platform-figures';
import { AccountPosts } from './account-posts';
import { importLimits } from './import-limits';
import { judgeLine } from './judge-line';
import { FigureImportLineEntity } from './persistence/figure-import-line.entity';
import { FigureImportEntity } from './persistence/figure-import.entity';
import { readFigureTable } from './read-lines';
import type { ColumnMapping } from './read-lines';
import { SettleLines } from './settle-lines';

export interface SentTable {
  channelAccountId: string;
  fileName: string;
  bytes: Buffer;
  /** Null: as the same file was read before, else now. */
  takenAt: Date | null;
  mapping: ColumnMapping;
}

const LINES_AT_ONCE = 500;

/** Reads a table of figures and says line by line what it would bring. Nothing is written yet. */
@Injectable()
export class CheckFigureImport {
  constructor(
    private readonly database: Database,
    private readonly subjects: FigureSubjects,
    private readonly posts: AccountPosts,
    private readonly settling: SettleLines,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Retired accounts may be read into.
   * @throws AppError `channel_account_not_found`, `not_allowed`, `invalid_input`, `imported_at_another_time`, and as
   * `readTable`
   */
  async run(actor: Actor, table: SentTable): Promise<string> {
    const { channelAccountId, bytes } = table;
    const account = await this.subjects.require(actor, 'figure.record', 'channel_account', channelAccountId);
    const now = this.clock.now();
    if (table.takenAt && table.takenAt > now) throw inTheFuture();
    const read = readFigureTable(await readTable(bytes, importLimits), table.mapping);
    const lines = read.lines.map((line) => judgeLine(line, read));
    const posts = read.linesArePosts ? await this.posts.of(actor, account) : null;
    const today = localDay(now, account.timeZone);
    const hash = sha256(bytes);
    return this.database.transaction(async (manager) => {
      const takenAt = await this.takenAt(manager, table, hash, now);
      const settled = await this.settling.of(manager, lines, posts, { account, takenAt, now, today });
      const id = newId();
      await manager.insert(FigureImportEntity, {
        ...{ id, channelAccountId, organizationId: account.place.id, fileName: table.fileName, sha256: hash },
        ...{ takenAt, columns: read.columns, state: 'checked', createdBy: actor.userId, createdAt: now },
      });
      for (let from = 0; from < settled.length; from += LINES_AT_ONCE) {
        const rows = settled.slice(from, from + LINES_AT_ONCE).map((row) => ({ importId: id, ...row }));
        await manager.insert(FigureImportLineEntity, rows);
      }
      await this.record(manager, actor, account, id, {
        ...{ channelAccountId, fileName: table.fileName, sha256: hash, lines: settled.length },
        ready: settled.filter(({ state }) => state === 'ready').length,
      });
      return id;
    });
  }

  /** The same bytes show the same moment: what was imported of them before says which. */
  private async takenAt(
    manager: EntityManager,
    { channelAccountId, takenAt }: SentTable,
    hash: string,
    now: Date,
  ): Promise<Date> {
    // Two who send the same file at once agree on its moment.
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `${channelAccountId} ${hash}`,
    ]);
    const earlier = await manager.find(FigureImportEntity, {
      where: { channelAccountId, sha256: hash },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    const confirmed = earlier.find(({ confirmedAt }) => confirmedAt !== null);
    if (takenAt && confirmed && confirmed.takenAt.getTime() !== takenAt.getTime())
      throw importedAtAnotherTime(confirmed);
    return takenAt ?? confirmed?.takenAt ?? earlier[0]?.takenAt ?? now;
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    { place }: FigureSubject,
    id: string,
    details: Record<string, string | number>,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: place.id,
      action: 'figure_import.checked',
      objectType: 'figure_import',
      objectId: id,
      details,
    });
  }
}

export function importedAtAnotherTime({ id, takenAt }: FigureImportEntity) {
  const at = takenAt.toISOString();
  return ruleBroken(
    'imported_at_another_time',
    `同一个文件已按取数时间 ${at} 导入过，同一份数据只有一个取数时间。`,
    `The same file was imported as of ${at}; one export shows one moment.`,
    { extra: { importId: id, takenAt: at } },
  );
}

function inTheFuture() {
  return invalidInput([
    fault('takenAt', 'in_the_future', '取数时间还没有到。', 'The figures were read in the future.'),
  ]);
}
