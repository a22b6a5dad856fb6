import { Logger } from '@nestjs/common';
import type { ChannelRegistry } from '@haojiao/channel-kit';
import type { JobProcessor } from '@haojiao/infrastructure/queue';
import type { Publisher } from '../ledger/publisher';
import { publishQueue } from './publish.queues';
import type { PublishJob } from './publish.queues';

/** One processor per platform that this installation knows. */
export function publishProcessors(
  registry: ChannelRegistry,
  publisher: Publisher,
): JobProcessor<PublishJob>[] {
  const logger = new Logger('publisher');
  return registry.platforms().map((platform) => ({
    queue: publishQueue(platform),
    // The row tells what is to be done next. A job kept as failed would only stand in the way of its repetition.
    process: async ({ publicationId }) => {
      try {
        await publisher.work(publicationId, platform);
      } catch (error) {
        logger.error({ err: error, publicationId, platform }, 'publication.turn_broke');
      }
    },
  }));
}
