import { useQueue } from '../queue/use-queue';
import type { QueueFilter } from '../queue/use-queue-filter';

/** Where an item stands in the queue through which the person goes. */
export function usePlaceInQueue(reviewId: string, filter: QueueFilter) {
  const { items, hasNextPage } = useQueue(filter);
  const index = items.findIndex((item) => item.reviewId === reviewId);
  const others = items.filter((item) => item.reviewId !== reviewId);
  return {
    number: index + 1,
    count: items.length,
    hasMore: hasNextPage,
    before: index > 0 ? items[index - 1] : undefined,
    /** After the last one the first is next: nobody is left out. */
    next: items[index + 1] ?? others[0],
  };
}
