import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { stockFiles } from './stock-files';
import type { Stock } from './stock-files';
import { legacyKey } from './use-legacy-imports';

/** Files of an import that were sent since the page was loaded; the report is asked anew when it knows more of them. */
export function useStock(importId: string): Stock {
  const queries = useQueryClient();
  const stock = useSyncExternalStore(stockFiles.subscribe, () => stockFiles.of(importId));
  const { named } = stock;
  useEffect(() => {
    if (named > 0) void queries.invalidateQueries({ queryKey: [...legacyKey, importId] });
  }, [queries, importId, named]);
  return stock;
}
