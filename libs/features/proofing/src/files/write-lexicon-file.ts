import { canonicalJson } from '@haojiao/kernel';
import type { Json } from '@haojiao/kernel';
import { csvLine } from './csv';
import { cellsOf, lexiconColumns } from './lexicon-columns';
import type { LexiconRow } from './lexicon-row';
import type { LexiconFormat } from './read-lexicon-file';

/** Spreadsheets take a file for UTF-8 only by its mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The rows as a file that the import reads back to the same rows. The same rows yield the same bytes. Cells that a
 * spreadsheet would run as a formula are made harmless.
 */
export function writeLexiconFile(rows: readonly LexiconRow[], format: LexiconFormat): string {
  if (format === 'jsonl') return rows.map((row) => `${canonicalJson(columnsOf(row))}\n`).join('');
  const lines = rows.map((row) => {
    const cells = cellsOf(row);
    return csvLine(lexiconColumns.map((column) => cells[column]));
  });
  return BYTE_ORDER_MARK + csvLine(lexiconColumns) + lines.join('');
}

/** A row by the names of the columns, lists as lists. */
export function columnsOf(row: LexiconRow): Record<string, Json> {
  const { onlyNear, notNear, validFrom, validTo, ...others } = row;
  return {
    ...(others as unknown as Record<string, Json>),
    only_near: [...onlyNear],
    not_near: [...notNear],
    valid_from: validFrom,
    valid_to: validTo,
  };
}
