import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import type { JobProcessor, Sweep } from '@haojiao/infrastructure/queue';
import { WorkOnAssetJob } from './work-on-asset-job';
import { workOnAssetJob } from './work-on-asset-job.queue';

@Injectable()
export class WorkOnAssetJobProcessor implements JobProcessor<{ jobId: string }> {
  readonly queue = workOnAssetJob;

  constructor(private readonly work: WorkOnAssetJob) {}

  async process({ jobId }: { jobId: string }): Promise<void> {
    await this.work.run(jobId);
  }
}

/** Finds jobs that an emptied Redis or a killed worker forgot. Plan: index `asset_jobs_working`. */
@Injectable()
export class EnqueueAssetJobs implements Sweep {
  readonly name = 'enqueue-asset-jobs';
  readonly everyMs = 15_000;

  constructor(
    private readonly database: Database,
    private readonly jobs: JobProducer,
  ) {}

  async run(): Promise<void> {
    const rows = await this.database.query<{ jobId: string }>(
      `SELECT id AS "jobId" FROM asset_jobs WHERE state = 'working' ORDER BY id LIMIT 200`,
    );
    await this.jobs.enqueueMany(workOnAssetJob, rows);
  }
}
