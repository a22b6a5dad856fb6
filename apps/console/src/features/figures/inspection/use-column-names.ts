import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, bodyOf } from '@/api-client';

/** Names of the columns of a unit and those below it. */
export function useColumnNames(unitId: string): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['columns', 'names', unitId],
    queryFn: () => allNames(unitId),
    staleTime: 300_000,
  });
  return useMemo(() => new Map(data), [data]);
}

async function allNames(organizationId: string): Promise<[string, string][]> {
  const names: [string, string][] = [];
  let cursor: string | undefined;
  do {
    const query = { organizationId, limit: 100, cursor };
    const page = await bodyOf(api.GET('/api/v1/columns', { params: { query } }));
    names.push(...page.items.map(({ id, name }): [string, string] => [id, name]));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return names;
}
