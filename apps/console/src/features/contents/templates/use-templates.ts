import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Template = Shape<'ContentTemplateResponse'>;

export const templatesKey = ['content-templates'];

/** Templates that may be used in a unit: its own and those of the units above it. */
export function useTemplates(organizationId: string) {
  return useCursorPages<Template>([...templatesKey, 'list', organizationId], (cursor) =>
    bodyOf(
      api.GET('/api/v1/content-templates', { params: { query: { organizationId, cursor, limit: 50 } } }),
    ),
  );
}
