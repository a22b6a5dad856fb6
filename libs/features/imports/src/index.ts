export * from './http/imports-http.module';
export * from './imports.module';
