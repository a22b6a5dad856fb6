import { docxType, pdfType, xlsxType } from '@haojiao/kernel';
import { paperDocx, paperPage, paperPdf, paperXlsx } from '@haojiao/infrastructure/paper';
import type { Paper } from '@haojiao/infrastructure/paper';
import type { DocumentFormat } from '../persistence/bulletin-document.entity';

export const mediaTypes: Record<DocumentFormat, string> = {
  html: 'text/html; charset=utf-8',
  xlsx: xlsxType,
  docx: docxType,
  pdf: pdfType,
};

const makers: Record<DocumentFormat, (paper: Paper) => Promise<Buffer>> = {
  html: async (paper) => Buffer.from(paperPage(paper)),
  xlsx: paperXlsx,
  docx: paperDocx,
  pdf: paperPdf,
};

export function bulletinFile(format: DocumentFormat, paper: Paper): Promise<Buffer> {
  return makers[format](paper);
}
