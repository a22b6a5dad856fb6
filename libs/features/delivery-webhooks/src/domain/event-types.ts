/** What a webhook can be told of. `content.*`: readers see something else now; `publication.*`: what became of one channel. */
export const webhookEvents = [
  'content.published',
  'content.updated',
  'content.withdrawn',
  'publication.published',
  'publication.failed',
  'publication.withdrawn',
] as const;

export type WebhookEvent = (typeof webhookEvents)[number];

/** What makes a cache stale. */
export const purgeEvents: WebhookEvent[] = ['content.published', 'content.updated', 'content.withdrawn'];
