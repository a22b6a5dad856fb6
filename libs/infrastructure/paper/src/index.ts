export * from './paper';
export { paperDocx } from './paper-docx';
export { paperPage, paperPagePolicy } from './paper-page';
export { paperPdf } from './paper-pdf';
export { paperXlsx } from './paper-xlsx';
