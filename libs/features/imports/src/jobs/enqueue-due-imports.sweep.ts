import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { workOnImport } from './work-on-import.queue';

/** Finds imports that an emptied Redis forgot. Jobs of one import fold into one; plan: index `imports_due`. */
@Injectable()
export class EnqueueDueImportsSweep implements Sweep {
  readonly name = 'enqueue-due-imports';
  readonly everyMs = 15_000;

  constructor(
    private readonly database: Database,
    private readonly jobs: JobProducer,
  ) {}

  async run(): Promise<void> {
    const rows = await this.database.query<{ importId: string }>(
      `SELECT id AS "importId" FROM imports WHERE state = 'reading' OR pictures_due ORDER BY id LIMIT 200`,
    );
    await this.jobs.enqueueMany(workOnImport, rows);
  }
}
