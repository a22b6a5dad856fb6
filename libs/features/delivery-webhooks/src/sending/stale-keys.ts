import { LISTS_KEY, organizationKey, surrogateKeysOf } from '@haojiao/features/delivery';
import type { Filing, StaleItem } from '../domain/stale-addresses';

/** The words that answers of delivery carry which show the item, or showed it. */
export function staleKeysOf(item: StaleItem): string[] {
  const filings = item.before ? [item.now, item.before] : [item.now];
  const units = item.unitCodes.map((code) => organizationKey({ code }));
  return [...new Set([...filings.flatMap((filing) => keysOf(item, filing)), ...units, LISTS_KEY])];
}

function keysOf({ contentId, unitCodes }: StaleItem, { columnCode, brandCode }: Filing): string[] {
  const place = (code: string) => ({ id: '', name: '', code });
  return surrogateKeysOf({
    id: contentId,
    organization: place(unitCodes[0]!),
    column: columnCode === null ? null : place(columnCode),
    ...(brandCode !== null && { brand: { ...place(brandCode), color: '', logo: null } }),
  });
}
