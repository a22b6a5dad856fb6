export * from './drafting.module';
export * from './http/drafting-http.module';
export * from './presence/forget-presence.sweep';
