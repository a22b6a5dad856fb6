export * from './http/bulletins-http.module';
export * from './bulletins.module';
