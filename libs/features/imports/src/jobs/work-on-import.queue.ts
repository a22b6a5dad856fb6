import { defineQueue } from '@haojiao/infrastructure/queue';

/** Reads one import, and fetches the pictures that were ordered for it. */
export const workOnImport = defineQueue<{ importId: string }>({
  name: 'work-on-import',
  jobId: ({ importId }) => `import-${importId}`,
  attempts: 3,
  backoffMs: 5_000,
  // A document may unfold to 150 MB: one at a time is what a small machine bears.
  concurrency: 1,
});
