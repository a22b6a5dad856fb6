import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';

export function useSchemes() {
  return useQuery({
    queryKey: ['scoring', 'schemes'],
    queryFn: () => bodyOf(api.GET('/api/v1/scoring-schemes', { params: { query: { limit: 100 } } })),
  });
}

export function useTemplates() {
  return useQuery({
    queryKey: ['scoring', 'templates'],
    queryFn: () => bodyOf(api.GET('/api/v1/scoring-scheme-templates')),
    staleTime: Infinity,
  });
}

/** Years in which the unit, or one above it, counts points. */
export function useYears(organizationId?: string) {
  return useQuery({
    queryKey: ['assessment-years', organizationId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/assessment-years', { params: { query: { limit: 100, organizationId } } })),
  });
}

export function useClasses(organizationId: string) {
  return useQuery({
    queryKey: ['unit-classes', organizationId],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/organizations/{id}/unit-classes', { params: { path: { id: organizationId } } }),
      ),
  });
}
