import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, newId, sha256 } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { noFacts } from './domain/import-facts';
import type { ReceivedSource } from './import-intake';
import { ImportOriginals } from './import-originals';
import { workOnImport } from './jobs/work-on-import.queue';
import { ImportEntity } from './persistence/import.entity';
import { ReadImport } from './read-import';
import type { TrackedChangeChoice } from './reading/tracked-changes';

export interface ImportInput {
  organizationId: string;
  sourceUrl?: string;
  /** Default: asked when the document tracks changes. */
  trackedChanges?: TrackedChangeChoice;
}

/** How long an import waits to become a draft. */
export const IMPORT_DAYS = 30;

/** Texts up to this size are read while the caller waits; everything else by a worker. */
const AT_ONCE_BYTES = 512 * 1024;

@Injectable()
export class CreateImport {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly originals: ImportOriginals,
    private readonly reading: ReadImport,
    private readonly audit: AuditService,
    private readonly jobs: JobProducer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Keeps the original and reads it: a short text at once, anything else later, state `reading` until then.
   * @throws AppError `organization_not_found`, `not_allowed`, `storage_full`
   */
  async run(actor: Actor, source: ReceivedSource, input: ImportInput): Promise<ImportEntity> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require('content.write', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    const originalObject = await this.originals.keep(source.bytes);
    const isAtOnce = source.kind !== 'docx' && source.bytes.length <= AT_ONCE_BYTES;
    const id = newId();
    await this.database.transaction(async (manager) => {
      await manager.insert(ImportEntity, {
        id,
        organizationId: place.id,
        createdBy: actor.userId,
        state: 'reading',
        kind: source.kind,
        fileName: source.fileName || null,
        sourceUrl: input.sourceUrl ?? null,
        originalSha256: sha256(source.bytes),
        originalBytes: source.bytes.length,
        originalObject,
        trackedChangeChoice: input.trackedChanges ?? null,
        trackedChanges: [],
        title: '',
        html: '',
        facts: noFacts,
        pictures: [],
        picturesDue: false,
        damages: [],
        warnings: [],
        progress: 0,
        attempts: 0,
        expiresAt: new Date(this.clock.now().getTime() + IMPORT_DAYS * DAY_MS),
      });
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: place.id,
        action: 'import.created',
        objectType: 'import',
        objectId: id,
        details: { kind: source.kind, fileName: source.fileName, sha256: sha256(source.bytes) },
      });
    });
    if (isAtOnce) await this.reading.run(id);
    else await this.jobs.enqueue(workOnImport, { importId: id });
    return this.database.manager.findOneByOrFail(ImportEntity, { id });
  }
}
