export * from './http/media-checks-http.module';
export { MediaChecks } from './media-checks';
export * from './media-checks.module';
export type { MediaFinding } from './domain/media-finding';
export { WarnOfRights } from './warn-of-rights.sweep';
