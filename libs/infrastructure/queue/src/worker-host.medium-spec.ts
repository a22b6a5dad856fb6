import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Settings } from '@haojiao/infrastructure/config';
import { JobProducer } from './job-producer';
import { defineQueue } from './queue-definition';
import { WorkerHost } from './worker-host';

describe('the queues of a worker', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('are those whose work it can do; the others are left to other workers', async () => {
    const settings = { redisUrl: process.env.REDIS_URL! } as Settings;
    const [jobs, one, other] = [
      new JobProducer(settings),
      new WorkerHost(settings),
      new WorkerHost(settings),
    ];
    const queue = defineQueue<{ id: string }>({
      name: `test-${randomUUID()}`,
      jobId: ({ id }) => `work-${id}`,
      attempts: 1,
      backoffMs: 1,
      concurrency: 1,
    });
    const done: string[] = [];
    let finish: () => void;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const processor = (name: string, canWork: boolean) => ({
      queue,
      canWork: () => Promise.resolve(canWork),
      process: async () => {
        done.push(name);
        if (done.length === 8) finish();
      },
    });
    try {
      await one.start([processor('unable', false)]);
      await jobs.enqueueMany(
        queue,
        Array.from({ length: 8 }, () => ({ id: randomUUID() })),
      );
      await other.start([processor('able', true)]);
      await finished;
      expect(done).toEqual(Array(8).fill('able'));
    } finally {
      await Promise.all([one.stop(), other.stop()]);
      await jobs.onApplicationShutdown();
    }
  });
});
