import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { ImportsService } from './imports.service';
import { workOnImport } from './jobs/work-on-import.queue';
import type { ImportEntity } from './persistence/import.entity';
import type { TrackedChangeChoice } from './reading/tracked-changes';

/** A person says how to take the changes that a document still tracks; then it is read. */
@Injectable()
export class ChooseTrackedChanges {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsService,
    private readonly audit: AuditService,
    private readonly jobs: JobProducer,
  ) {}

  /** @throws AppError `import_not_found`, `not_allowed`, `import_not_ready` where nothing is to be chosen */
  async run(actor: Actor, id: string, choice: TrackedChangeChoice): Promise<ImportEntity> {
    return this.database.transaction(async (manager) => {
      const { found, place } = await this.imports.loadForWriter(actor, id, ['choice_needed'], manager);
      found.trackedChangeChoice = choice;
      found.state = 'reading';
      const saved = await manager.save(found);
      await this.database.afterCommit(manager, async () => {
        await this.jobs.enqueue(workOnImport, { importId: id });
      });
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: place.id,
        action: 'import.tracked_changes_chosen',
        objectType: 'import',
        objectId: id,
        details: { choice, changes: found.trackedChanges.length },
      });
      return saved;
    });
  }
}
