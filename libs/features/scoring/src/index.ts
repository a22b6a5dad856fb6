export * from './http/scoring-http.module';
export * from './scoring.module';
