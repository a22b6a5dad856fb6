import { PdfSheet } from '@haojiao/infrastructure/pdf';
import type { Cell } from '@haojiao/infrastructure/pdf';
import { localTime } from '../domain/local-time';
import type { ReviewSheet } from '../domain/review-sheet';
import { sheetTables } from './sheet-rows';
import type { SheetTable } from './sheet-rows';

/** The sheet as A4 paper, with its fonts. */
export function reviewSheetPdf(sheet: ReviewSheet, printedBy: string, printedAt: Date): Promise<Buffer> {
  const printed = `${localTime(printedAt, sheet.timeZone)} 由 ${printedBy} 打印`;
  const pdf = new PdfSheet({
    title: `${sheet.title} 送审单`,
    madeAt: printedAt,
    foot: `${sheet.organizationName} 稿件送审单 · ${printed}`,
  });
  pdf.heading(`${sheet.organizationName} 稿件送审单`);
  for (const table of sheetTables(sheet)) {
    const head = table.head?.map((text) => ({ text, bold: true }));
    pdf.table(rowsOf(table), table.widths, { title: table.heading, head });
  }
  return pdf.bytes();
}

function rowsOf({ head, rows, rowHeight }: SheetTable): Cell[][] {
  return rows.map((row) =>
    row.map((text, index) => ({ text, bold: head === null && index === 0, minHeight: rowHeight })),
  );
}
