export * from './http/honours-http.module';
export * from './honours.module';
