export * from './http/sign-off-links-http.module';
export * from './sign-off-links.module';
