export * from './http/uploads-http.module';
export * from './uploads.module';
