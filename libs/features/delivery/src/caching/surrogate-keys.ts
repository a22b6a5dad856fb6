import type { DeliverySummary } from '../domain/delivery-document';

/** On every answer that shows several items. */
export const LISTS_KEY = 'contents';

/** On answers about a unit's branch: whatever changes there or below makes them stale. */
export function organizationKey({ code }: { code: string }): string {
  return `organization-${code}`;
}

/**
 * The words by which a cache between us and readers finds what tells of an item (`Surrogate-Key`, `Cache-Tag`): the item
 * itself, its unit, its column and its brand, by their codes. When an item changes, purge its own key, those of its unit
 * and of every unit above it, of its column and brand as they were and as they are, and `LISTS_KEY`.
 */
export function surrogateKeysOf({
  id,
  organization,
  column,
  brand,
}: Pick<DeliverySummary, 'id' | 'organization' | 'column' | 'brand'>): string[] {
  return [
    `content-${id}`,
    organizationKey(organization),
    ...(column ? [`column-${column.code}`] : []),
    ...(brand ? [`brand-${brand.code}`] : []),
  ];
}
