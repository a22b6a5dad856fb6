export * from './http/drafting-http.module';
export * from './drafting.module';
