import { Injectable } from '@nestjs/common';
import { fault, invalidInput } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { readSourceLines } from './domain/read-source-lines';
import { ReprintSourcesService } from './reprint-sources.service';

/** A unit's list out of a file: all of it, or nothing and every fault by its line. */
@Injectable()
export class ImportReprintSources {
  constructor(
    private readonly database: Database,
    private readonly sources: ReprintSourcesService,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` */
  async import(
    actor: Actor,
    organizationId: string,
    csv: string,
  ): Promise<{ created: number; changed: number }> {
    await this.sources.requireManager(actor, organizationId);
    const { lines, faults } = readSourceLines(csv);
    if (faults.length > 0) throw invalidInput(faults);
    if (lines.length === 0) {
      throw invalidInput([fault('csv', 'empty', '名单是空的。', 'The list is empty.')]);
    }
    return this.database.transaction(async (manager) => {
      let created = 0;
      for (const { line: _, ...input } of lines) {
        const known = await this.sources.findByName(manager, organizationId, input.name);
        if (known) await this.sources.apply(manager, actor, known, input);
        else {
          await this.sources.insert(manager, actor, organizationId, input);
          created += 1;
        }
      }
      return { created, changed: lines.length - created };
    });
  }
}
