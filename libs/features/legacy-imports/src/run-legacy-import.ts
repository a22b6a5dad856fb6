import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { SessionsService } from '@haojiao/features/sessions';
import { LegacyImportEntity } from './persistence/legacy-import.entity';
import { TakeOverRow } from './take-over-row';

/** Takes over what was confirmed, line by line; killed in the middle, it goes on with the next line. */
@Injectable()
export class RunLegacyImport {
  constructor(
    private readonly database: Database,
    private readonly rows: TakeOverRow,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** With today's rights of who prepared it; where that account is closed, everything waits. */
  async run(importId: string): Promise<void> {
    const found = await this.running(importId);
    const caller = { address: '', requestId: importId };
    const actor = found && (await this.sessions.onBehalfOf(found.createdBy, importId, caller));
    if (!actor) return;
    while (await this.rows.next(importId, actor)) {
      if (!(await this.running(importId))) return;
    }
    await this.finish(importId);
  }

  private running(id: string): Promise<LegacyImportEntity | null> {
    return this.database.manager.findOneBy(LegacyImportEntity, { id, state: 'running' });
  }

  /** A line that another worker holds is not done yet: whoever is last ends it. */
  private async finish(importId: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const found = await manager.findOne(LegacyImportEntity, {
        where: { id: importId, state: 'running' },
        lock: { mode: 'pessimistic_write' },
      });
      const counts = await this.database.query<{ state: string; count: number }>(
        'SELECT state, count(*)::int AS count FROM legacy_import_rows WHERE import_id = $1 GROUP BY state',
        [importId],
        manager,
      );
      const of = (state: string) => counts.find((row) => row.state === state)?.count ?? 0;
      if (!found || of('ready') > 0) return;
      found.state = 'done';
      found.finishedAt = this.clock.now();
      await manager.save(found);
      await this.audit.record(manager, {
        actor: { id: found.createdBy, name: '', address: null, requestId: importId },
        organizationId: found.organizationId,
        action: 'legacy_import.done',
        objectType: 'legacy_import',
        objectId: importId,
        details: { done: of('done'), failed: of('failed'), faulty: of('faulty') },
      });
    });
  }
}
