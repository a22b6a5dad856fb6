import { defineQueue } from '@haojiao/infrastructure/queue';
import type { QueueDefinition } from '@haojiao/infrastructure/queue';

/** `fence` and `dueAtMs` tell one turn of a publication from the next; `round` grows slowly while it waits. */
export type PublishJob = { publicationId: string; fence: number; dueAtMs: number; round: number };

/** One queue per platform: one that is slow or down never delays the others. */
export function publishQueue(platform: string): QueueDefinition<PublishJob> {
  return defineQueue<PublishJob>({
    name: `publish-to-${platform}`,
    // The row's lease is the guard. The same turn has the same id, so that what waits long in its queue is not put
    // there again every few seconds; a turn that its worker did not survive has another fence.
    jobId: (job) => `${job.publicationId}-${job.fence}-${job.dueAtMs}-${job.round}`,
    // A failed turn is planned again in its row, not by the queue.
    attempts: 1,
    backoffMs: 1_000,
    concurrency: 8,
  });
}
