import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type Unit = Shape<'OrganizationResponse'>;

/** Every unit that the person may see, parents before their children. */
export function useUnits() {
  const query = useQuery({ queryKey: ['organizations'], queryFn: allUnits, staleTime: 300_000 });
  const byId = useMemo(() => new Map(query.data?.map((unit) => [unit.id, unit])), [query.data]);
  return { ...query, units: query.data ?? [], byId };
}

async function allUnits(): Promise<Unit[]> {
  const units: Unit[] = [];
  let cursor: string | undefined;
  do {
    const page = await bodyOf(
      api.GET('/api/v1/organizations', { params: { query: { limit: 100, cursor } } }),
    );
    units.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return units;
}

/** Names of the units, for what names them by id. */
export function useUnitName(): (id: string) => string {
  const { byId } = useUnits();
  return (id) => byId.get(id)?.name ?? '';
}

/** From the highest unit that is seen down to this one, as `useCan` wants it. */
export function useUnitPath(): (id: string) => string[] {
  const { byId } = useUnits();
  return (id) => {
    const path: string[] = [];
    for (let at: string | null | undefined = id; at; at = byId.get(at)?.parentId) path.unshift(at);
    return path;
  };
}
