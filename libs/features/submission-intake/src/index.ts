export { SendIntakeAnswers } from './answers/send-answers.sweep';
export { mailFileTypes } from './http/read-delivery-body';
export * from './http/submission-intake-http.module';
export { ReadMailboxes } from './jobs/read-mailboxes.sweep';
export { SendSheetRows } from './jobs/send-sheet-rows.sweep';
export * from './jobs/submission-intake-jobs.module';
export { WorkOnMessages } from './jobs/work-on-messages.sweep';
export * from './submission-intake.module';
