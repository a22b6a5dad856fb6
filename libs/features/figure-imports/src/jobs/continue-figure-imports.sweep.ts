import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { runFigureImport } from './run-figure-import.queue';

/** Finds imports whose worker died, or that an emptied Redis forgot. Plan: `figure_imports_running`. */
@Injectable()
export class ContinueFigureImports implements Sweep {
  readonly name = 'continue-figure-imports';
  readonly everyMs = 15_000;

  constructor(
    private readonly database: Database,
    private readonly jobs: JobProducer,
  ) {}

  async run(): Promise<void> {
    const rows = await this.database.query<{ importId: string }>(
      `SELECT id AS "importId" FROM figure_imports WHERE state = 'running' ORDER BY id LIMIT 100`,
    );
    await this.jobs.enqueueMany(runFigureImport, rows);
  }
}
