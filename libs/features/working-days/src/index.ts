export * from './http/working-days-http.module';
export * from './working-days.module';
