/** A cell as it goes from thread to thread: days as `YYYY-MM-DD`, with a time of day `YYYY-MM-DD HH:MM`, numbers and words as they are. */
export type SheetCell = string | number | boolean | null;

/**
 * Runs in a worker thread, from its own source text: it must not use anything outside of itself. Posts the rows of the
 * first sheet; an error ends the thread.
 */
export function readWorkbookInThread(): void {
  /* eslint-disable @typescript-eslint/no-require-imports -- the text runs alone, there is nothing to import into */
  const threads = require('node:worker_threads') as typeof import('node:worker_threads');
  const { workbook, library, maxRows, maxColumns, maxCell } = threads.workerData as {
    workbook: Uint8Array;
    library: string;
    maxRows: number;
    maxColumns: number;
    maxCell: number;
  };
  const { readSheet } = require(library) as typeof import('read-excel-file/node');
  /* eslint-enable @typescript-eslint/no-require-imports */
  const plain = (cell: unknown): SheetCell => {
    if (cell instanceof Date) {
      if (Number.isNaN(cell.getTime())) return null;
      const text = cell.toISOString().slice(0, 16).replace('T', ' ');
      return text.replace(/ 00:00$/, '');
    }
    if (typeof cell === 'string') return cell.slice(0, maxCell);
    return typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
  };
  void readSheet(Buffer.from(workbook)).then((rows) => {
    const read = rows.slice(0, maxRows + 1).map((row) => row.slice(0, maxColumns).map(plain));
    threads.parentPort!.postMessage(read);
  });
}
