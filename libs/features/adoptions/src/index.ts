export * from './http/adoptions-http.module';
export * from './adoptions.module';
