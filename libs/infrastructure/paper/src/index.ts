export * from './paper';
export * from './paper-csv';
export { paperPage, paperPagePolicy } from './paper-page';
export * from './paper-files';
