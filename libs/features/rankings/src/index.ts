export * from './http/rankings-http.module';
export * from './rankings.module';
