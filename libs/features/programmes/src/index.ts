export * from './http/programmes-http.module';
export * from './programmes.module';
