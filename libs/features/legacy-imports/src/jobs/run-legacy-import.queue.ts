import { defineQueue } from '@haojiao/infrastructure/queue';

/** Goes on with one import. */
export const runLegacyImport = defineQueue<{ importId: string }>({
  name: 'run-legacy-import',
  jobId: ({ importId }) => `legacy-import-${importId}`,
  attempts: 5,
  backoffMs: 5_000,
  concurrency: 1,
});
