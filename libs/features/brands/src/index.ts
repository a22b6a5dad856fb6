export * from './http/brands-http.module';
export * from './brands.module';
