import { defineQueue } from '@haojiao/infrastructure/queue';

/** Makes the renditions of one picture. */
export const renderAsset = defineQueue<{ assetId: string }>({
  name: 'render-asset',
  jobId: ({ assetId }) => `render-${assetId}`,
  attempts: 3,
  backoffMs: 5_000,
  // Each decodes up to 100 megapixels: two at a time are what a small machine bears.
  concurrency: 2,
});
