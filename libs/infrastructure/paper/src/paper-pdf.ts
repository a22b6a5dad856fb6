import { PdfSheet } from '@haojiao/infrastructure/pdf';
import type { Cell } from '@haojiao/infrastructure/pdf';
import { headRows, isTurned, printed, tableSize } from './paper';
import type { Paper, PaperCell, PaperTable } from './paper';

/** Sizes of official documents, points: 二号 for the title, 三号 for the text. */
const TITLE = 22;
const TEXT = 16;
const RED = '#c00000';

/** As A4 paper with its fonts. The same paper yields the same bytes. */
export function paperPdf(paper: Paper): Promise<Buffer> {
  const turned = isTurned(paper);
  const pdf = new PdfSheet({
    title: printed(paper.title),
    madeAt: paper.madeAt,
    foot: '',
    orientation: turned ? 'landscape' : 'portrait',
    numbering: 'dashes',
  });
  if (paper.letterhead) {
    pdf
      .paragraph(printed(paper.letterhead), { size: 32, bold: true, align: 'center', colour: RED })
      .rule(RED);
  }
  pdf.heading(printed(paper.title), TITLE);
  if (paper.number) pdf.paragraph(printed(paper.number), { size: TEXT, align: 'center' });
  for (const remark of paper.remarks)
    pdf.paragraph(printed(remark), { size: 12, bold: true, align: 'center' });
  for (const text of paper.paragraphs) pdf.paragraph(printed(text), { size: TEXT, indent: 2 });
  for (const { png, width, height, alt } of paper.pictures ?? [])
    pdf.picture(png, { width, height }, printed(alt));
  for (const table of paper.tables) tableOn(pdf, table, tableSize(paper));
  for (const text of paper.closing) pdf.paragraph(printed(text), { size: TEXT, indent: 2 });
  for (const text of [paper.signedBy, paper.dated])
    pdf.paragraph(printed(text), { size: TEXT, align: 'right' });
  for (const note of paper.notes) pdf.paragraph(printed(note), { size: 8 });
  return pdf.bytes();
}

function tableOn(pdf: PdfSheet, { title, columns, rows, totals }: PaperTable, size: number): void {
  const head = headRows(columns).map((row) =>
    row.map(({ text, columns: span, rows: down }): Cell => ({
      text: printed(text),
      span,
      rows: down,
      bold: true,
      align: 'center',
    })),
  );
  const cellsOf = (row: PaperCell[], bold: boolean) =>
    row.map((cell, index): Cell => ({ text: printed(cell), bold, align: columns[index]!.align }));
  const body = [...rows.map((row) => cellsOf(row, false)), ...(totals ? [cellsOf(totals, true)] : [])];
  const widths = columns.map(({ share }) => share);
  pdf.table(body, widths, { title: printed(title), titleAlign: 'center', head, size, vertical: 'middle' });
}
