export * from './http/proofing-http.module';
export * from './proofing.module';
