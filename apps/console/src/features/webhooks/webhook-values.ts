import type { Shape } from '@/api-client';
import type { Webhook } from './use-webhooks';

export const events = [
  'content.published',
  'content.updated',
  'content.withdrawn',
  'publication.published',
  'publication.failed',
  'publication.withdrawn',
] as const satisfies readonly Webhook['events'][number][];

export const purgeShapes = [
  'urls',
  'keys',
  'cloudflare_files',
  'cloudflare_tags',
  'fastly_keys',
  'purge_each',
] as const satisfies readonly Shape<'WebhookPurgeRequest'>['shape'][];

/** What the form holds. */
export interface WebhookValues {
  name: string;
  kind: Webhook['kind'];
  url: string;
  includeDescendants: boolean;
  events?: Webhook['events'];
  purge?: {
    shape: Shape<'WebhookPurgeRequest'>['shape'];
    header?: { name?: string; value?: string };
  };
}

/** What is sent. A token that stands is not shown, so an empty field leaves it; without its name it goes. */
export function bodyOfValues(
  { kind, events: told, purge, ...plain }: WebhookValues,
  seen: Webhook | null,
): Omit<Shape<'CreateWebhookRequest'>, 'organizationId' | 'kind'> {
  if (kind === 'events') return { ...plain, events: told };
  const name = purge?.header?.name?.trim();
  const value = purge?.header?.value?.trim();
  const shape = purge?.shape ?? 'urls';
  if (name && value) return { ...plain, purge: { shape, header: { name, value } } };
  const stays = name !== undefined && name !== '' && name === seen?.purge?.headerName;
  return { ...plain, purge: stays ? { shape } : { shape, header: null } };
}
