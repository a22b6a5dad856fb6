import { defineQueue } from '@haojiao/infrastructure/queue';

/** Judges one whole file and makes it an asset. */
export const judgeUpload = defineQueue<{ uploadId: string }>({
  name: 'judge-upload',
  jobId: ({ uploadId }) => `upload-${uploadId}`,
  // The row says when it is tried again.
  attempts: 1,
  backoffMs: 5_000,
  // Reading is what takes the time: two films at once fill a disk's hands.
  concurrency: 2,
});
