import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';
import type { QueueFilter } from './use-queue-filter';

export type QueueItem = Shape<'QueueItemResponse'> & { readonly id: string };

const MINUTE = 60_000;

/** What the person can decide now, the longest waiting first. */
export function useQueue({ mine, stage, unit }: QueueFilter) {
  return useCursorPages<QueueItem>(
    ['reviews', 'queue', { mine, stage, unit }],
    async (cursor) => {
      const query = { limit: 50, cursor, stage, organizationId: unit, ...(mine && { mine }) };
      const page = await bodyOf(api.GET('/api/v1/review-queue', { params: { query } }));
      return { ...page, items: page.items.map((item) => ({ ...item, id: item.reviewId })) };
    },
    { refetchInterval: MINUTE },
  );
}
