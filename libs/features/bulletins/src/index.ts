export * from './bulletins.module';
export type { BulletinState } from './persistence/bulletin.entity';
export * from './http/bulletins-http.module';
export { RemindOfAppeals } from './jobs/remind-of-appeals.sweep';
