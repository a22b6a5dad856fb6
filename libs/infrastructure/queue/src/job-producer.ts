import { Injectable, Logger, OnApplicationShutdown } from '@nestjs/common';
import { Queue } from 'bullmq';
import { Settings } from '@haojiao/infrastructure/config';
import type { JobData, QueueDefinition } from './queue-definition';
import { QUEUE_PREFIX, queueConnection } from './redis-connection';

/**
 * The only one who puts jobs into queues; call it after commit. A Redis that is away is no error of the caller's:
 * the sweep of the table finds what is due.
 */
@Injectable()
export class JobProducer implements OnApplicationShutdown {
  private readonly logger = new Logger('queue');
  private readonly queues = new Map<string, Queue>();

  constructor(private readonly settings: Settings) {}

  /** Whether the job was taken; false when Redis could not be reached. */
  async enqueue<Data extends JobData>(
    definition: QueueDefinition<Data>,
    data: Data,
    options: { delayMs?: number } = {},
  ): Promise<boolean> {
    return this.enqueueMany(definition, [data], options);
  }

  async enqueueMany<Data extends JobData>(
    definition: QueueDefinition<Data>,
    jobs: Data[],
    options: { delayMs?: number } = {},
  ): Promise<boolean> {
    if (jobs.length === 0) return true;
    try {
      await this.queueOf(definition).addBulk(
        jobs.map((data) => ({
          name: definition.name,
          data,
          opts: {
            jobId: definition.jobId(data),
            delay: options.delayMs ?? 0,
            attempts: definition.attempts,
            backoff: { type: 'exponential', delay: definition.backoffMs },
            // A finished job would block the next one of the same thing.
            removeOnComplete: true,
            removeOnFail: { count: 1_000, age: 60 },
          },
        })),
      );
      return true;
    } catch (error) {
      this.logger.warn({ err: error, queue: definition.name }, 'Redis is away, the sweep will find the work');
      return false;
    }
  }

  /** Waiting, active, delayed and failed jobs, for metrics. */
  async counts(definition: QueueDefinition<never>): Promise<Record<string, number>> {
    return this.queueOf(definition).getJobCounts('waiting', 'active', 'delayed', 'failed');
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close().catch(() => undefined)));
  }

  private queueOf<Data extends JobData>(definition: QueueDefinition<Data>): Queue {
    let queue = this.queues.get(definition.name);
    if (!queue) {
      queue = new Queue(definition.name, {
        prefix: QUEUE_PREFIX,
        connection: queueConnection(this.settings.redisUrl, 'producer'),
      });
      queue.on('error', (error) =>
        this.logger.warn({ queue: definition.name, error: error.message }, 'queue error'),
      );
      this.queues.set(definition.name, queue);
    }
    return queue;
  }
}
