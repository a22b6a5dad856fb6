export * from './http/planning-http.module';
export * from './planning.module';
