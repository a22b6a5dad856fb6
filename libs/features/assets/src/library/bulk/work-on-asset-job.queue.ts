import { defineQueue } from '@haojiao/infrastructure/queue';

/** Works on one change of many assets. */
export const workOnAssetJob = defineQueue<{ jobId: string }>({
  name: 'work-on-asset-job',
  jobId: ({ jobId }) => `asset-job-${jobId}`,
  attempts: 3,
  backoffMs: 5_000,
  concurrency: 1,
});
