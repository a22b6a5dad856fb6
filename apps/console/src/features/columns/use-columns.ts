import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type Column = Shape<'ColumnResponse'>;

/** Every column that the person may see. */
export function useColumns() {
  const query = useQuery({ queryKey: ['columns', 'all'], queryFn: allColumns, staleTime: 300_000 });
  const byId = useMemo(() => new Map(query.data?.map((column) => [column.id, column])), [query.data]);
  return { columns: query.data ?? [], byId, isPending: query.isPending };
}

async function allColumns(): Promise<Column[]> {
  const columns: Column[] = [];
  let cursor: string | undefined;
  do {
    const page = await bodyOf(api.GET('/api/v1/columns', { params: { query: { limit: 100, cursor } } }));
    columns.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return columns;
}
