export * from './paper';
export { paperPage, paperPagePolicy } from './paper-page';
export * from './paper-files';
