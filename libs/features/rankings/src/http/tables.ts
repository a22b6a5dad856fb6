import type { FastifyReply } from 'fastify';
import { toCsv } from '@haojiao/kernel';
import { paperXlsx, printed } from '@haojiao/infrastructure/paper';
import type { Paper } from '@haojiao/infrastructure/paper';

export const csvType = 'text/csv; charset=utf-8';
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export type TableFormat = 'csv' | 'xlsx';

/** A paper's tables as a file: one sheet for each as XLSX, one below the other as CSV. No cell runs as a formula. */
export async function sendTables(
  reply: FastifyReply,
  format: TableFormat,
  name: string,
  paper: Paper,
): Promise<void> {
  await reply
    .headers({
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="${name}.${format}"`,
    })
    .type(format === 'csv' ? csvType : xlsxType)
    .send(format === 'csv' ? csvOf(paper) : await paperXlsx(paper));
}

function csvOf({ title, remarks, tables, notes }: Paper): string {
  const head = [[title], ...remarks.map((remark) => [remark])];
  const body = tables.flatMap((table) => [
    ...(tables.length > 1 ? [[table.title]] : []),
    table.columns.map((column) => column.head),
    ...table.rows.map((row) => row.map(printed)),
    ...(table.totals ? [table.totals.map(printed)] : []),
  ]);
  return toCsv([...head, ...body, ...notes.map((note) => [note])]);
}
