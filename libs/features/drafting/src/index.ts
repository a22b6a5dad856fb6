export * from './drafting.module';
export * from './http/drafting-http.module';
export * from './presence/forget-presence.sweep';
export { CheckLinksProcessor } from './links/check-links.processor';
export { EnqueueLinkChecks } from './links/enqueue-link-checks.sweep';
