export * from './domain';
export * from './http/scoring-http.module';
export * from './scoring.module';
