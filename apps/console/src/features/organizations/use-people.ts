import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Person = Shape<'UserResponse'>;
export type Member = Shape<'MemberResponse'>;

/** People of a unit and the units below it. */
export function usePeople(organizationId: string, isWanted = true) {
  return useCursorPages(
    ['people', 'list', organizationId],
    (cursor) =>
      bodyOf(api.GET('/api/v1/users', { params: { query: { organizationId, cursor, limit: 50 } } })),
    { enabled: isWanted },
  );
}

/** Somebody, with the version that a change of them names. */
export function usePerson(id: string) {
  return useQuery({
    queryKey: ['people', id],
    queryFn: () => versionedOf(api.GET('/api/v1/users/{id}', { params: { path: { id } } })),
  });
}

/** Who is what in a unit itself. */
export function useMembers(unitId: string, isWanted = true) {
  return useQuery({
    queryKey: ['people', 'members', unitId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/organizations/{id}/members', { params: { path: { id: unitId } } })),
    enabled: isWanted,
  });
}

/** The name of somebody who is known by id alone; empty while it is asked for. */
export function usePersonName(id: string | null): string {
  const query = useQuery({
    queryKey: ['people', id],
    queryFn: () => versionedOf(api.GET('/api/v1/users/{id}', { params: { path: { id: id! } } })),
    enabled: id !== null,
    staleTime: 300_000,
  });
  return query.data?.body.displayName ?? '';
}

export function useForgetPeople() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['people'] });
}
