import { inOffice, useCursorPages } from '@/ui';
import { askAssets } from '../use-asset';
import type { Asset } from '../use-asset';
import { questionOf } from './library-filter';
import type { LibraryFilter } from './library-filter';

const PAGE = 60;

/** Assets of a unit and those below it, newest first; what is still being made is looked at again. */
export function useAssetPages(organizationId: string, filter: LibraryFilter) {
  const today = inOffice(new Date()).format('YYYY-MM-DD');
  return useCursorPages<Asset>(
    ['assets', 'list', organizationId, filter, today],
    (cursor) => askAssets({ organizationId, ...questionOf(filter, today), limit: PAGE, cursor }),
    { refetchInterval: ({ state }) => (hasUnready(state.data?.pages) ? 3_000 : false) },
  );
}

const hasUnready = (pages: { items: Asset[] }[] | undefined) =>
  pages?.some(({ items }) => items.some(({ state }) => state === 'processing')) === true;
