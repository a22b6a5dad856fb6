import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Sheet = Shape<'SheetResponse'>;
export type SheetRow = Shape<'SheetRowResponse'>;
export type RowState = SheetRow['state'];

/** Sheets of the person, newest first. */
export function useSheets() {
  return useCursorPages(['submission-sheets', 'list'], (cursor) =>
    bodyOf(api.GET('/api/v1/submission-sheets', { params: { query: { cursor, limit: 50 } } })),
  );
}

const WHILE_SENDING_MS = 2_000;

/** One sheet; asked again while its rows go out. */
export function useSheet(id: string) {
  return useQuery({
    queryKey: ['submission-sheets', id],
    queryFn: () => bodyOf(api.GET('/api/v1/submission-sheets/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data?.state === 'sending' ? WHILE_SENDING_MS : false),
  });
}

/** Rows in the order of the sheet, each under its line; as many as went out since make it another question. */
export function useRows(sheet: Sheet, state: RowState | undefined) {
  const { id, rows } = sheet;
  return useCursorPages(
    ['submission-sheets', id, 'rows', state ?? 'all', rows.sent + rows.refused, rows.due],
    async (cursor) => {
      const page = await bodyOf(
        api.GET('/api/v1/submission-sheets/{id}/rows', {
          params: { path: { id }, query: { state, cursor, limit: 100 } },
        }),
      );
      return { ...page, items: page.items.map((row) => ({ ...row, id: String(row.line) })) };
    },
  );
}

/** A sheet with the files that it names; nothing is sent yet. */
export function uploadSheet(unitId: string, file: File, files: readonly File[]): Promise<Sheet> {
  const form = new FormData();
  form.append('organizationId', unitId);
  form.append('file', file);
  for (const each of files) form.append('files', each);
  return bodyOf(
    api.POST('/api/v1/submission-sheets', {
      body: { file: '', organizationId: unitId },
      bodySerializer: () => form,
    }),
  );
}
