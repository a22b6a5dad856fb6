export * from './http/reports-http.module';
export * from './reports.module';
