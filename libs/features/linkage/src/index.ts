export * from './http/linkage-http.module';
export * from './linkage.module';
