import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type FigureImport = Shape<'FigureImportResponse'>;
export type ImportReport = Shape<'FigureImportReportResponse'>;
export type ImportLine = Shape<'FigureLineResponse'>;
export type LineState = ImportLine['state'];

/** In the order in which somebody has to look at them. */
export const lineStates: readonly LineState[] = [
  'ready',
  'faulty',
  'ambiguous',
  'unmatched',
  'differs',
  'known',
  'passed',
  'done',
];

export const importsKey = ['figures', 'imports'];

/** Of the accounts that the person may record figures of, newest first. */
export function useImports() {
  return useCursorPages<FigureImport>([...importsKey, 'list'], (cursor) =>
    bodyOf(api.GET('/api/v1/figure-imports', { params: { query: { cursor, limit: 50 } } })),
  );
}

/** How far it is; asked again and again while it is written. */
export function useImportReport(id: string) {
  return useQuery({
    queryKey: [...importsKey, id, 'report'],
    queryFn: () => bodyOf(api.GET('/api/v1/figure-imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1_500 : false),
  });
}

export function useImportLines(id: string, state: LineState | undefined, isRunning: boolean) {
  return useCursorPages<ImportLine & { id: string }>(
    [...importsKey, id, 'lines', state],
    async (cursor) => {
      const params = { path: { id }, query: { state, cursor, limit: 50 } };
      const page = await bodyOf(api.GET('/api/v1/figure-imports/{id}/lines', { params }));
      return { ...page, items: page.items.map((line) => ({ ...line, id: String(line.line) })) };
    },
    { refetchInterval: () => (isRunning ? 3_000 : false) },
  );
}

export interface SentTable {
  readonly channelAccountId: string;
  readonly file: File;
  readonly takenAt?: string | null;
  /** Heads to fields, where they were understood wrongly or not at all. */
  readonly mapping?: Readonly<Record<string, string>>;
}

/** Looked at, and nothing written. */
export function sendTable({ channelAccountId, file, takenAt, mapping }: SentTable): Promise<ImportReport> {
  const form = new FormData();
  form.set('channelAccountId', channelAccountId);
  if (takenAt) form.set('takenAt', takenAt);
  if (mapping) form.set('mapping', JSON.stringify(mapping));
  form.set('file', file);
  return bodyOf(
    api.POST('/api/v1/figure-imports', {
      headers: onceBy(newKey()),
      // Sent as it is; the description of the api only names its parts.
      body: form as never,
      bodySerializer: (body) => body as never,
    }),
  );
}
