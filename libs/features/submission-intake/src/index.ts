export * from './http/submission-intake-http.module';
export { ReadMailboxes } from './jobs/read-mailboxes.sweep';
export * from './jobs/submission-intake-jobs.module';
export * from './submission-intake.module';
