export * from './http/sites-http.module';
export * from './sites.module';
