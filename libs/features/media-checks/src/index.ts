export * from './http/media-checks-http.module';
export * from './media-checks.module';
