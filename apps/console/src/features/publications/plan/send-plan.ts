import { api, bodyOf, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import type { Batch } from './batches';
import type { PlanValues } from './plan-form';

/** Asks for the publications; pressed twice, or with an answer lost on the way, it makes them once. */
export async function send(
  contentId: string,
  key: string,
  { when, scheduledAt, latenessRule }: PlanValues,
  batches: readonly Batch[],
): Promise<Shape<'PublicationResponse'>[]> {
  const made: Shape<'PublicationResponse'>[] = [];
  for (const [index, { channelAccountIds, options }] of batches.entries()) {
    const body = {
      channelAccountIds,
      ...(when === 'later' && { scheduledAt: scheduledAt!, latenessRule }),
      ...(Object.keys(options).length > 0 && { options }),
    };
    const params = { path: { id: contentId } };
    const headers = onceBy(`${key}-${index}`);
    const { items } = await bodyOf(api.POST('/api/v1/contents/{id}/publications', { params, headers, body }));
    made.push(...items);
  }
  return made;
}
