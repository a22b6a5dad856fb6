export * from './http/language-versions-http.module';
export * from './language-versions.module';
export { LanguageVersions } from './language-versions.service';
