export * from './http/podcasts-http.module';
export * from './podcasts.module';
