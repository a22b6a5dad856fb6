import { availableParallelism } from 'node:os';
import { defineQueue } from '@haojiao/infrastructure/queue';

/**
 * Says that a picture is due. Which one is taken then is decided by whose turn it is, so the id only folds what is said
 * twice.
 */
export const renderAsset = defineQueue<{ assetId: string }>({
  name: 'render-asset',
  jobId: ({ assetId }) => `render-${assetId}`,
  attempts: 3,
  backoffMs: 5_000,
  // One more than there are cores: while one waits for the disk or the database, the others encode. The renderer's
  // gates keep memory and processor within bounds, whatever comes in here.
  concurrency: availableParallelism() + 1,
});
