export * from './http/reports-http.module';
export { FoldReportFigures } from './jobs/fold-report-figures.sweep';
export * from './reports.module';
