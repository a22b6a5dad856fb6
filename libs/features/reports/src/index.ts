export * from './http/reports-http.module';
export { FoldReportFigures } from './jobs/fold-report-figures.sweep';
export { FoldReportVisitors } from './jobs/fold-report-visitors.sweep';
export { SendScheduledReports } from './jobs/send-scheduled-reports.sweep';
export * from './reports.module';
