export { useNotes } from './use-notes';
export type { Note } from './use-notes';
export { useProofing } from './use-proofing';
export type { Finding } from './use-proofing';
