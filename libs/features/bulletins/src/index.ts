export * from './bulletins.module';
export type { BulletinContent, BulletinRow, BulletinTable } from './domain/bulletin-content';
export * from './http/bulletins-http.module';
export { RemindOfAppeals } from './jobs/remind-of-appeals.sweep';
