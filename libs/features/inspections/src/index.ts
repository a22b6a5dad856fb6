export * from './http/inspections-http.module';
export * from './inspections.module';
export { WatchInspections } from './jobs/watch-inspections.sweep';
