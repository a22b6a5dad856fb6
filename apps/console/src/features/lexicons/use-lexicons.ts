import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Lexicon = Shape<'LexiconResponse'>;
export type LexiconRow = Shape<'LexiconRowResponse'>;

export function useLexicon(id: string) {
  return useQuery({
    queryKey: ['lexicons', id],
    queryFn: () => versionedOf(api.GET('/api/v1/lexicons/{id}', { params: { path: { id } } })),
  });
}

/** Versions, newest first. */
export function useLexiconVersions(id: string) {
  return useQuery({
    queryKey: ['lexicons', id, 'versions'],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/lexicons/{id}/versions', { params: { path: { id }, query: { limit: 20 } } })),
  });
}

/** The terms of one version, in their order. */
export function useLexiconRows(id: string, number: number) {
  return useCursorPages(['lexicons', id, 'rows', number], (cursor) =>
    bodyOf(
      api.GET('/api/v1/lexicons/{id}/versions/{number}', {
        params: { path: { id, number: String(number) }, query: { limit: 100, cursor } },
      }),
    ),
  );
}

export function useForgetLexicons() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['lexicons'] });
}
