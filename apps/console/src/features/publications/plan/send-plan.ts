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
    const header = onceBy(await keyOf(`${key} ${index} ${JSON.stringify(body)}`));
    const params = { path: { id: contentId }, header };
    const { items } = await bodyOf(api.POST('/api/v1/contents/{id}/publications', { params, body }));
    made.push(...items);
  }
  return made;
}

/** What was changed after a refusal is another request; the same one again is the same. */
async function keyOf(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  // Outside of a secure context there is no digest; then each press is its own request, and the api refuses a second plan.
  if (!crypto.subtle) return crypto.randomUUID();
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
