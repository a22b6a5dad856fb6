import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import { AuditService } from '@haojiao/features/audit';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { AccountPosts } from './account-posts';
import { importedAtAnotherTime } from './check-figure-import';
import { runFigureImport } from './jobs/run-figure-import.queue';
import { FigureImportEntity } from './persistence/figure-import.entity';

const MOST_NAMED = 10;

/** Loads imports, and lets what was looked at begin. */
@Injectable()
export class FigureImportsService {
  constructor(
    private readonly database: Database,
    private readonly posts: AccountPosts,
    private readonly jobs: JobProducer,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By the unit that the account is of now. @throws AppError `figure_import_not_found`, `not_allowed` */
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
    const [place] = await this.database.query<PlaceInTree>(
      `SELECT o.id, o.path FROM channel_accounts a JOIN organizations o ON o.id = a.organization_id WHERE a.id = $1`,
      [found.channelAccountId],
      manager,
    );
    actor.require('figure.record', place!, {
      read: 'analytics.read',
      noun: 'figure_import',
      ...unknown.detail,
    });
    return found;
  }

  /**
   * Lets the worker write what is new, once however often it is asked.
   * @throws AppError `figure_import_not_found`, `not_allowed`, `another_file`, `imported_at_another_time`,
   * `posts_of_other_units`
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
      await this.requireReach(actor, manager, id);
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

  /** Who confirms may be another than who read the table, and the tree may have changed since. Plan: the lines' state. */
  private async requireReach(actor: Actor, manager: EntityManager, importId: string): Promise<void> {
    const ready = await this.database.query<{ line: number; publicationId: string }>(
      `SELECT line, publication_id AS "publicationId" FROM figure_import_lines
       WHERE import_id = $1 AND state = 'ready' AND publication_id IS NOT NULL ORDER BY line`,
      [importId],
      manager,
    );
    const ids = ready.map(({ publicationId }) => publicationId);
    const within = await this.posts.within(actor, ids, manager);
    const beyond = ready.filter(({ publicationId }) => !within.has(publicationId));
    if (beyond.length === 0) return;
    const lines = beyond.slice(0, MOST_NAMED).map(({ line }) => line);
    throw ruleBroken(
      'posts_of_other_units',
      `有 ${beyond.length} 行（第 ${lines.join('、')} 行等）是您不能记录数字的单位的内容；请由有权限的人确认，或重新上传这个文件。`,
      `${beyond.length} lines (${lines.join(', ')} …) are of posts of units where you may not record figures; let somebody confirm who may, or send the file again.`,
      { extra: { lines } },
    );
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
