import type { WantedPage } from '../persistence/page-reader';
import { readPlace } from './delivery-reads';

const address =
  /^\/delivery\/v1\/contents\?(?:limit=([1-9]\d{0,2})&cursor=([\w-]{1,500})|cursor=([\w-]{1,500})(?:&limit=([1-9]\d{0,2}))?)$/;
const DEFAULT_LIMIT = 20;
const LONGEST_PAGE = 100;

/** The page that an address asks for, where it asks for nothing but a place in the list of all; else null. */
export function plainPage(url: string): WantedPage | null {
  const match = address.exec(url);
  if (!match) return null;
  const limit = Number(match[1] ?? match[4] ?? DEFAULT_LIMIT);
  const after = limit <= LONGEST_PAGE ? readPlace(match[2] ?? match[3]!) : null;
  return after && { after, limit };
}
