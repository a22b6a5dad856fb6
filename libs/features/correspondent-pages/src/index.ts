export * from './http/correspondent-pages-http.module';
export * from './correspondent-pages.module';
