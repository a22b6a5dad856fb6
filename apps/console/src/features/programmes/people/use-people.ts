import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Person = Shape<'ProgrammePersonResponse'>;
export type PersonConsent = Shape<'PersonConsentResponse'>;

/** People of programmes in a unit and those below it. */
export function usePeople(organizationId: string) {
  return useCursorPages<Person>(['programmes', 'people', organizationId], (cursor) =>
    bodyOf(api.GET('/api/v1/programme-people', { params: { query: { organizationId, cursor, limit: 50 } } })),
  );
}

export function usePerson(id: string) {
  return useQuery({
    queryKey: ['programmes', 'person', id],
    queryFn: () => versionedOf(api.GET('/api/v1/programme-people/{id}', { params: { path: { id } } })),
  });
}

export const consentsKey = (personId: string) => ['programmes', 'person-consents', personId] as const;

/** What somebody agreed to, the newest record first. */
export function useConsents(personId: string) {
  return useCursorPages<PersonConsent>(consentsKey(personId), (cursor) =>
    bodyOf(
      api.GET('/api/v1/programme-people/{id}/consents', {
        params: { path: { id: personId }, query: { cursor, limit: 100 } },
      }),
    ),
  );
}
