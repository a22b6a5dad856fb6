import { defineQueue } from '@haojiao/infrastructure/queue';

/** Goes on with one import of figures. */
export const runFigureImport = defineQueue<{ importId: string }>({
  name: 'run-figure-import',
  jobId: ({ importId }) => `figure-import-${importId}`,
  attempts: 5,
  backoffMs: 5_000,
  concurrency: 2,
});
