export * from './http/inspections-http.module';
export * from './inspections.module';
