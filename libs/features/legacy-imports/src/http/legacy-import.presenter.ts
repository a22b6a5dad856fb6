import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import type { RowNote } from '../domain/legacy-row';
import type { LegacyImportReport } from '../legacy-import-reports';
import type { LegacyImportRowEntity } from '../persistence/legacy-import-row.entity';
import type { LegacyImportEntity } from '../persistence/legacy-import.entity';
import type {
  LegacyImportReportResponse,
  LegacyImportResponse,
  LegacyNoteResponse,
  LegacyRowResponse,
} from './legacy-import.responses';

export function presentLegacyImport(found: LegacyImportEntity): LegacyImportResponse {
  const { version: _version, ...shown } = found;
  return {
    ...shown,
    createdAt: found.createdAt.toISOString(),
    confirmedAt: found.confirmedAt?.toISOString() ?? null,
    finishedAt: found.finishedAt?.toISOString() ?? null,
  };
}

export function presentReport({ found, byState, ...report }: LegacyImportReport): LegacyImportReportResponse {
  const { done, failed, ready } = byState;
  const wanted = done + failed + ready;
  return {
    ...presentLegacyImport(found),
    ...report,
    counts: byState,
    progress: wanted === 0 ? 0 : Math.floor((100 * (done + failed)) / wanted),
  };
}

export function presentRow(row: LegacyImportRowEntity, language: Language): LegacyRowResponse {
  const { line, state, type, title, organizationId, oldAddress, contentId } = row;
  return {
    ...{ line, state, type, title, organizationId, oldAddress, contentId },
    publishedAt: row.publishedAt?.toISOString() ?? null,
    faults: row.faults.map((note) => presentNote(note, language)),
    warnings: row.warnings.map((note) => presentNote(note, language)),
  };
}

function presentNote({ field, code, message }: RowNote, language: Language): LegacyNoteResponse {
  return { field, code, message: pick(message, language) };
}
