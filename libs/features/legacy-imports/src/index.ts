export * from './http/legacy-imports-http.module';
export * from './legacy-imports.module';
