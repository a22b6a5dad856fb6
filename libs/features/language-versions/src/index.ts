export * from './http/language-versions-http.module';
export * from './language-versions.module';
