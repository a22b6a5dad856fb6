import { ChannelRegistry } from '@haojiao/channel-kit';
import type { JobProcessor } from '@haojiao/infrastructure/queue';
import { Publisher } from '../ledger/publisher';
import { publishQueue } from './publish.queues';
import type { PublishJob } from './publish.queues';

/** One processor per platform that this installation knows. */
export function publishProcessors(
  registry: ChannelRegistry,
  publisher: Publisher,
): JobProcessor<PublishJob>[] {
  return registry.platforms().map((platform) => ({
    queue: publishQueue(platform),
    process: ({ publicationId }) => publisher.work(publicationId),
  }));
}
