import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import type { SheetRowView, SheetView } from '../sheets/sheets.service';
import type { SheetResponse, SheetRowResponse } from './sheet.responses';

export function presentSheet({ sheet, counts }: SheetView, language: Language): SheetResponse {
  const ordered = counts.due + counts.sent + counts.refused;
  return {
    id: sheet.id,
    organizationId: sheet.organizationId,
    fileName: sheet.fileName,
    state: counts.due > 0 ? 'sending' : counts.good > 0 ? 'ready' : 'finished',
    rows: counts,
    progress: ordered === 0 ? 0 : Math.floor((100 * (counts.sent + counts.refused)) / ordered),
    files: sheet.files.map(({ refusal, ...file }) => ({
      ...file,
      refusal: refusal && pick(refusal.message, language),
    })),
    createdAt: sheet.createdAt.toISOString(),
  };
}

export function presentSheetRow({ row, number }: SheetRowView, language: Language): SheetRowResponse {
  const { input } = row;
  return {
    line: row.line,
    state: row.state,
    title: row.title,
    category: input?.category ?? null,
    organizationId: input?.organizationId ?? null,
    occurredOn: input?.occurredOn ?? null,
    contributors: (input?.contributors ?? []).map(({ name }) => name),
    fileCount: input?.assetIds.length ?? 0,
    faults: row.faults.map(({ column, code, message }) => ({
      column,
      code,
      message: pick(message, language),
    })),
    submissionId: row.submissionId,
    number,
  };
}
