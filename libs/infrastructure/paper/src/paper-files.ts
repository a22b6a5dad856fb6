import type { Paper } from './paper';

// The libraries that write these are large, and most processes write none: each is loaded with its first paper.

/** As a Word document on A4, with the heads of its tables on every page. */
export async function paperDocx(paper: Paper): Promise<Buffer> {
  return (await import('./paper-docx')).paperDocx(paper);
}

/** As A4 paper with its fonts. The same paper yields the same bytes. */
export async function paperPdf(paper: Paper): Promise<Buffer> {
  return (await import('./paper-pdf')).paperPdf(paper);
}

/** As a workbook: a sheet for each table, figures as figures, no cell a formula. */
export async function paperXlsx(paper: Paper): Promise<Buffer> {
  return (await import('./paper-xlsx')).paperXlsx(paper);
}
