import { paperDocx, paperPage, paperPdf, paperXlsx } from '@haojiao/infrastructure/paper';
import type { Paper } from '@haojiao/infrastructure/paper';
import type { DocumentFormat } from '../persistence/bulletin-document.entity';

export const mediaTypes: Record<DocumentFormat, string> = {
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
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
