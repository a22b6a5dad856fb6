export * from './http/figure-collection-http.module';
export * from './figure-collection.module';
