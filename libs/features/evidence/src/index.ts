export * from './http/evidence-http.module';
export * from './evidence.module';
