import { Injectable, Logger } from '@nestjs/common';
import { Worker } from 'bullmq';
import { Settings } from '@haojiao/infrastructure/config';
import type { JobProcessor } from './queue-definition';
import { QUEUE_PREFIX, queueConnection } from './redis-connection';

/** Runs the processors of one worker process and stops them in order. */
@Injectable()
export class WorkerHost {
  private readonly logger = new Logger('worker');
  private workers: Worker[] = [];
  private processors: JobProcessor[] = [];

  constructor(private readonly settings: Settings) {}

  /** @throws Error at two processors of one queue: found at start, not at night. */
  async start(processors: JobProcessor[]): Promise<void> {
    const names = processors.map((processor) => processor.queue.name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice) throw new Error(`Two processors for the queue ${twice}`);
    const able = await Promise.all(
      processors.map(async (processor) => (await processor.canWork?.()) ?? true),
    );
    this.processors = processors.filter((_, index) => able[index]);
    this.workers = this.processors.map((processor) => this.run(processor));
  }

  /** Takes no new job and waits for those under way. */
  async stop(): Promise<void> {
    const closing = this.workers.map((worker) => worker.close().catch(() => undefined));
    for (const processor of this.processors) processor.stop?.();
    await Promise.all(closing);
    this.workers = [];
  }

  private run(processor: JobProcessor): Worker {
    const { name, concurrency } = processor.queue;
    const worker = new Worker(name, async (job) => this.work(processor, job.data as never), {
      prefix: QUEUE_PREFIX,
      connection: queueConnection(this.settings.redisUrl, 'worker'),
      concurrency,
      // Work is guarded by leases in the database; a stalled job is only a hint that comes again.
      lockDuration: 60_000,
      stalledInterval: 15_000,
      maxStalledCount: 10,
    });
    worker.on('error', (error) => this.logger.warn({ queue: name, error: error.message }, 'queue error'));
    worker.on('failed', (job, error) =>
      this.logger.warn({ queue: name, job: job?.id, err: error }, 'job failed'),
    );
    return worker;
  }

  private async work(processor: JobProcessor, data: never): Promise<void> {
    const startedAt = Date.now();
    await processor.process(data);
    this.logger.debug(
      { queue: processor.queue.name, ...(data as object), ms: Date.now() - startedAt },
      'job done',
    );
  }
}
