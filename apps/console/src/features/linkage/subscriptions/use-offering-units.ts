import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCan } from '@/features/sessions';
import { useCursorPages } from '@/ui';

/** Units of other branches that let themselves be followed, for who takes items over. */
export function useOfferingUnits() {
  const can = useCan();
  return useCursorPages<Shape<'OfferingUnitResponse'>>(
    ['linkage', 'offering'],
    (cursor) => bodyOf(api.GET('/api/v1/unit-offers', { params: { query: { cursor, limit: 100 } } })),
    { enabled: can('linkage.take') },
  );
}
