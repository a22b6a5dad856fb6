import type { FastifyReply } from 'fastify';
import { csvType, xlsxType } from '@haojiao/kernel';
import { paperCsv, paperXlsx } from '@haojiao/infrastructure/paper';
import type { Paper } from '@haojiao/infrastructure/paper';

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
    .send(format === 'csv' ? paperCsv(paper) : await paperXlsx(paper));
}
