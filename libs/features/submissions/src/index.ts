export { ContactPhones } from './contact-phones';
export { DeskFilters } from './desk/desk-filter';
export { DeskNews } from './desk/desk-news';
export type { UndoListener } from './desk/desk-news';
export { HeldReports } from './desk/held-reports';
export { LinkReports } from './desk/link-reports';
export * from './domain/adoption-words';
export { bylineOf } from './domain/contributors';
export type { Contributor } from './domain/contributors';
export * from './domain/submission-categories';
export * from './domain/submission-document';
export {
  canMove,
  countedStates,
  requireMove,
  sentStates,
  submissionStates,
} from './domain/submission-transitions';
export type { SubmissionState } from './domain/submission-transitions';
export { AdoptionResponse, InstructionResponse } from './http/adoption.responses';
export * from './http/submissions-http.module';
export { SubmissionEntity } from './persistence/submission.entity';
export type { SentSubmission } from './persistence/submission.entity';
export type { SubmissionEventKind } from './persistence/submission-event.entity';
export { ReadSubmissions } from './read-submissions';
export type { SubmissionStory, SubmissionView } from './read-submissions';
export { SendSubmission } from './send-submission';
export type { ContributorInput, DraftInput, PictureCaptionInput, SubmissionInput } from './submission-form';
export { SubmissionDeadlines } from './submission-deadlines.service';
export { SubmissionLog } from './submission-log';
export * from './submission-news';
export { SubmissionUses } from './submission-uses';
export type { UsesOfSubmission } from './submission-uses';
export { SubmissionVersions } from './submission-versions';
export * from './submissions.module';
export * from './submissions.service';
export { WriteDraft } from './write-draft';
export type { NewDraft } from './write-draft';
export { LedgerPoints } from './ledger-points';
export type { LedgerQuestion } from './ledger-points';
