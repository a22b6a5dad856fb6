import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type LegacyImport = Shape<'LegacyImportResponse'>;
export type LegacyImportReport = Shape<'LegacyImportReportResponse'>;
export type LegacyRow = Shape<'LegacyRowResponse'>;

/** In the order in which somebody has to look at them. */
export const rowStates = ['faulty', 'failed', 'ready', 'done'] as const;
export type RowState = (typeof rowStates)[number];

export const legacyKey = ['legacy-imports'];
const WHILE_RUNNING_MS = 1_500;

/** Of a unit, newest first. */
export function useLegacyImports(organizationId: string) {
  return useCursorPages<LegacyImport>([...legacyKey, 'list', organizationId], (cursor) =>
    bodyOf(api.GET('/api/v1/legacy-imports', { params: { query: { organizationId, cursor, limit: 50 } } })),
  );
}

/** What would come in, what can't, how far it is; asked again and again while it is taken over. */
export function useLegacyImport(id: string) {
  return useQuery({
    queryKey: [...legacyKey, id, 'report'],
    queryFn: () => bodyOf(api.GET('/api/v1/legacy-imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? WHILE_RUNNING_MS : false),
  });
}

export function askRows(id: string, state: RowState | undefined, cursor: string | undefined, limit: number) {
  return bodyOf(
    api.GET('/api/v1/legacy-imports/{id}/rows', {
      params: { path: { id }, query: { state, cursor, limit } },
    }),
  );
}

/** Lines of the table in their order. */
export function useRows(id: string, state: RowState | undefined, isRunning: boolean) {
  return useCursorPages<LegacyRow & { id: string }>(
    [...legacyKey, id, 'rows', state ?? 'all'],
    async (cursor) => {
      const page = await askRows(id, state, cursor, 50);
      return { ...page, items: page.items.map((row) => ({ ...row, id: String(row.line) })) };
    },
    { refetchInterval: () => (isRunning ? 2 * WHILE_RUNNING_MS : false) },
  );
}

/** A table that is read and checked; nothing is taken over yet. */
export function sendTable(id: string, table: File): Promise<LegacyImportReport> {
  const form = new FormData();
  form.set('file', table);
  return bodyOf(
    api.POST('/api/v1/legacy-imports/{id}/table', {
      params: { path: { id } },
      // Sent as it is; the description of the api only names its parts.
      body: form as never,
      bodySerializer: (body) => body as never,
    }),
  );
}
