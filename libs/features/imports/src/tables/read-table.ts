import { Worker } from 'node:worker_threads';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { AppError, SECOND_MS, parseCsv } from '@haojiao/kernel';
import { decodeText } from '../domain/decode-text';
import { readArchive } from '../reading/zip-archive';
import { readWorkbookInThread } from './read-workbook-thread';
import type { SheetCell } from './read-workbook-thread';
import { tableDamaged, tableTooLarge, tableUnknown } from './table-errors';

/** One row with its number as the program shows it, from 1. */
export interface TableRow {
  line: number;
  cells: SheetCell[];
}

/** Bounds of one table. */
export interface TableLimits {
  rows: number;
  sheetBytes: number;
}

/** Of any table. */
export const cellLimits = { columns: 60, characters: 32_767 } as const;

/** Of a workbook, before and while it is unpacked. */
const workbookLimits = { entries: 2_000, totalBytes: 80 * 1024 * 1024, ratio: 200 };
const READ_MS = 20 * SECOND_MS;
const THREAD_MEGABYTES = 512;
/** Lines above the heads: a title, a date. */
const HEAD_LINES = 10;

/**
 * The rows of a table: a workbook's first sheet, or CSV in UTF-8 or GB18030. A day is `YYYY-MM-DD`, with a time of day
 * `YYYY-MM-DD HH:MM`. A formula counts as what it shows; nothing
 * is computed.
 * @throws AppError `sheet_too_large` (413), `sheet_damaged` (422), `media_type_unsupported` (415)
 */
export async function readTable(bytes: Buffer, limits: TableLimits): Promise<TableRow[]> {
  if (bytes.length > limits.sheetBytes) throw tableTooLarge(limits);
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const rows = isZip ? await readWorkbook(bytes, limits) : readText(bytes);
  if (rows.length > limits.rows + HEAD_LINES) throw tableTooLarge(limits);
  return rows;
}

async function readWorkbook(bytes: Buffer, limits: TableLimits): Promise<TableRow[]> {
  const workbook = await repacked(bytes, limits);
  const rows = await new Promise<SheetCell[][]>((resolve, reject) => {
    const worker = new Worker(`(${readWorkbookInThread.toString()})()`, {
      eval: true,
      workerData: {
        workbook,
        library: require.resolve('read-excel-file/node'),
        maxRows: limits.rows + HEAD_LINES,
        maxColumns: cellLimits.columns,
        maxCell: cellLimits.characters,
      },
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MEGABYTES },
    });
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    const timer = setTimeout(() => finish(() => reject(tableDamaged(new Error('timed out')))), READ_MS);
    worker.once('message', (read: SheetCell[][]) => finish(() => resolve(read)));
    worker.once('error', (error) => finish(() => reject(tableDamaged(error))));
    worker.once('exit', () => finish(() => reject(tableDamaged(new Error('ended early')))));
  });
  return rows
    .map((cells, at) => ({ line: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ''));
}

/** Only what was checked goes on, without compression: nothing is left that could unfold. */
async function repacked(bytes: Buffer, limits: TableLimits): Promise<Buffer> {
  const parts = await readArchive(bytes, workbookLimits, (name) => /\.(?:xml|rels)$/i.test(name)).catch(
    (error: unknown) => {
      const isTooLarge = error instanceof AppError && error.kind === 'tooLarge';
      throw isTooLarge ? tableTooLarge(limits) : tableDamaged(error);
    },
  );
  if (!parts.has('xl/workbook.xml')) throw tableUnknown();
  const zip = new ZipFile();
  for (const [name, content] of parts) {
    if (/<!(?:DOCTYPE|ENTITY)/i.test(content.subarray(0, 10_000).toString('latin1'))) throw tableDamaged();
    zip.addBuffer(content, name, { compress: false });
  }
  zip.end();
  return buffer(zip.outputStream);
}

function readText(bytes: Buffer): TableRow[] {
  const head = bytes.subarray(0, 8).toString('latin1');
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0') || head.startsWith('%PDF')) throw tableUnknown();
  const { text } = decodeText(bytes);
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text)) throw tableUnknown();
  return parseCsv(text).map(({ row, cells }) => ({
    line: row,
    cells: cells
      .slice(0, cellLimits.columns)
      .map((cell) => (cell === '' ? null : cell.slice(0, cellLimits.characters))),
  }));
}
