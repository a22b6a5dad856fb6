import { defineQueue } from '@haojiao/infrastructure/queue';
import type { QueueDefinition } from '@haojiao/infrastructure/queue';

export type PublishJob = { publicationId: string; enqueuedAtMs: number };

/** One queue per platform: one that is slow or down never delays the others. */
export function publishQueue(platform: string): QueueDefinition<PublishJob> {
  return defineQueue<PublishJob>({
    name: `publish-to-${platform}`,
    // The row's lease is the guard; the id only folds what one sweep and one wake-up ask for.
    jobId: (job) => `${job.publicationId}-${job.enqueuedAtMs}`,
    // A failed turn is planned again in its row, not by the queue.
    attempts: 1,
    backoffMs: 1_000,
    concurrency: 8,
  });
}
