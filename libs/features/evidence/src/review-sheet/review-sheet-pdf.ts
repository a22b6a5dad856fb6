import { PdfSheet } from '@haojiao/infrastructure/pdf';
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
    pdf.paragraph(table.heading, { size: 11, bold: true });
    pdf.table(cellsOf(table), table.widths);
  }
  return pdf.bytes();
}

function cellsOf({ head, rows, rowHeight }: SheetTable) {
  const body = rows.map((row) =>
    row.map((text, index) => ({ text, bold: head === null && index === 0, minHeight: rowHeight })),
  );
  return head ? [head.map((text) => ({ text, bold: true })), ...body] : body;
}
