export * from './http/near-duplicates-http.module';
export { LookForSimilar } from './jobs/look-for-similar.sweep';
export * from './near-duplicates.module';
