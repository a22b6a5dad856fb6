export * from './http/near-duplicates-http.module';
export * from './near-duplicates.module';
