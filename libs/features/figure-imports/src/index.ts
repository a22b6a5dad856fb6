export * from './http/figure-imports-http.module';
export * from './figure-imports.module';
