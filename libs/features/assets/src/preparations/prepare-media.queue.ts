import { defineQueue } from '@haojiao/infrastructure/queue';

/** Prepares one recording, sound or film. */
export const prepareMedia = defineQueue<{ assetId: string }>({
  name: 'prepare-media',
  jobId: ({ assetId }) => `prepare-${assetId}`,
  attempts: 3,
  backoffMs: 10_000,
  // ffmpeg takes two threads, and the machine also publishes.
  concurrency: 1,
});
