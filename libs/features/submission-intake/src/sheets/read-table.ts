import { Worker } from 'node:worker_threads';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { AppError, SECOND_MS, parseCsv } from '@haojiao/kernel';
import { decodeText, readArchive } from '@haojiao/features/imports';
import { sheetDamaged, sheetTooLarge, sheetUnknown } from './sheet-errors';
import { sheetLimits, workbookLimits } from './sheet-limits';
import { readWorkbookInThread } from './read-workbook-thread';
import type { SheetCell } from './read-workbook-thread';

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
export async function readTable(
  bytes: Buffer,
  { rows: maxRows, sheetBytes }: TableLimits = sheetLimits,
): Promise<TableRow[]> {
  if (bytes.length > sheetBytes) throw sheetTooLarge();
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const rows = isZip ? await readWorkbook(bytes, maxRows) : readText(bytes);
  if (rows.length > maxRows + HEAD_LINES) throw sheetTooLarge();
  return rows;
}

async function readWorkbook(bytes: Buffer, maxRows: number): Promise<TableRow[]> {
  const workbook = await repacked(bytes);
  const rows = await new Promise<SheetCell[][]>((resolve, reject) => {
    const worker = new Worker(`(${readWorkbookInThread.toString()})()`, {
      eval: true,
      workerData: {
        workbook,
        library: require.resolve('read-excel-file/node'),
        maxRows: maxRows + HEAD_LINES,
        maxColumns: sheetLimits.columns,
        maxCell: sheetLimits.cell,
      },
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MEGABYTES },
    });
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    const timer = setTimeout(() => finish(() => reject(sheetDamaged(new Error('timed out')))), READ_MS);
    worker.once('message', (read: SheetCell[][]) => finish(() => resolve(read)));
    worker.once('error', (error) => finish(() => reject(sheetDamaged(error))));
    worker.once('exit', () => finish(() => reject(sheetDamaged(new Error('ended early')))));
  });
  return rows
    .map((cells, at) => ({ line: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ''));
}

/** Only what was checked goes on, without compression: nothing is left that could unfold. */
async function repacked(bytes: Buffer): Promise<Buffer> {
  const parts = await readArchive(bytes, workbookLimits, (name) => /\.(?:xml|rels)$/i.test(name)).catch(
    (error: unknown) => {
      const isTooLarge = error instanceof AppError && error.kind === 'tooLarge';
      throw isTooLarge ? sheetTooLarge() : sheetDamaged(error);
    },
  );
  if (!parts.has('xl/workbook.xml')) throw sheetUnknown();
  const zip = new ZipFile();
  for (const [name, content] of parts) {
    if (/<!(?:DOCTYPE|ENTITY)/i.test(content.subarray(0, 10_000).toString('latin1'))) throw sheetDamaged();
    zip.addBuffer(content, name, { compress: false });
  }
  zip.end();
  return buffer(zip.outputStream);
}

function readText(bytes: Buffer): TableRow[] {
  const head = bytes.subarray(0, 8).toString('latin1');
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0') || head.startsWith('%PDF')) throw sheetUnknown();
  const { text } = decodeText(bytes);
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text)) throw sheetUnknown();
  return parseCsv(text).map(({ line, cells }) => ({
    line,
    cells: cells
      .slice(0, sheetLimits.columns)
      .map((cell) => (cell === '' ? null : cell.slice(0, sheetLimits.cell))),
  }));
}
