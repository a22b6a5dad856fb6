import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { judgeUpload } from './judge-upload.queue';

/** Whole files that nobody judges: their process died, Redis was emptied, or a try failed. Plan: index `uploads_due`. */
@Injectable()
export class EnqueueDueUploadsSweep implements Sweep {
  readonly name = 'enqueue-due-uploads';
  readonly everyMs = 5_000;

  constructor(
    private readonly database: Database,
    private readonly jobs: JobProducer,
  ) {}

  async run(): Promise<void> {
    const rows = await this.database.query<{ uploadId: string }>(
      `SELECT id AS "uploadId" FROM uploads
       WHERE state = 'judging' AND next_try_at <= now() AND (leased_until IS NULL OR leased_until < now())
       ORDER BY next_try_at LIMIT 200`,
    );
    await this.jobs.enqueueMany(judgeUpload, rows);
  }
}
