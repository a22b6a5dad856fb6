import { defineQueue } from '@haojiao/infrastructure/queue';

/** Looks at the links of one revision. */
export const checkLinks = defineQueue<{ linkCheckId: string }>({
  name: 'check-links',
  jobId: ({ linkCheckId }) => `links-${linkCheckId}`,
  attempts: 3,
  backoffMs: 5_000,
  concurrency: 2,
});
