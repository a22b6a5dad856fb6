import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Import = Shape<'ImportResponse'>;
export type ImportSummary = Shape<'ImportSummaryResponse'>;
export type Damage = Import['damages'][number];

const WHILE_READING_MS = 1_500;

/** Documents that were sent for a unit or one below it, newest first. */
export function useImports(organizationId: string) {
  return useCursorPages<ImportSummary>(
    ['imports', 'list', organizationId],
    (cursor) =>
      bodyOf(api.GET('/api/v1/imports', { params: { query: { organizationId, cursor, limit: 50 } } })),
    {
      refetchInterval: ({ state: { data } }) =>
        data?.pages.some(({ items }) => items.some(({ state }) => state === 'reading'))
          ? WHILE_READING_MS
          : false,
    },
  );
}

/** Who decided what about the places that seemed broken, oldest first. */
export function useRepairs(id: string) {
  return useQuery({
    queryKey: ['imports', id, 'repairs'],
    queryFn: () => bodyOf(api.GET('/api/v1/imports/{id}/repairs', { params: { path: { id } } })),
  });
}

/** A document that is being read on its way to a draft. */
export function useImport(id: string) {
  return useQuery({
    queryKey: ['imports', id],
    queryFn: () => bodyOf(api.GET('/api/v1/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'reading' ? WHILE_READING_MS : false),
  });
}

export function sendFile(file: File, organizationId: string): Promise<Import> {
  const form = new FormData();
  form.set('organizationId', organizationId);
  form.set('file', file);
  return bodyOf(
    api.POST('/api/v1/imports', {
      headers: onceBy(newKey()),
      body: form as never,
      bodySerializer: (body) => body as never,
    }),
  );
}

/** What is decided about an import; each answer is the import as it reads then. */
export function useImportActs(id: string) {
  const queries = useQueryClient();
  const onSuccess = (read: Import) => {
    queries.setQueryData(['imports', id], read);
    void queries.invalidateQueries({ queryKey: ['imports', 'list'] });
    return queries.invalidateQueries({ queryKey: ['imports', id, 'repairs'] });
  };
  const params = { path: { id } };
  const choose = useMutation({
    mutationFn: (choice: Shape<'ChooseTrackedChangesRequest'>['choice']) =>
      bodyOf(api.POST('/api/v1/imports/{id}/tracked-changes', { params, body: { choice } })),
    onSuccess,
  });
  const repair = useMutation({
    mutationFn: (body: Shape<'RepairRequest'>) =>
      bodyOf(api.POST('/api/v1/imports/{id}/repairs', { params, body })),
    onSuccess,
  });
  const fetchPictures = useMutation({
    mutationFn: (urls: string[]) =>
      bodyOf(api.POST('/api/v1/imports/{id}/pictures', { params, body: { urls } })),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: () => api.DELETE('/api/v1/imports/{id}', { params }),
  });
  return { choose, repair, fetchPictures, remove };
}
