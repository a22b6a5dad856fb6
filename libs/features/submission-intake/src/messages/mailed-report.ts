import type { SubmissionCategory } from '@haojiao/features/submissions';
import type { MailedContributor } from '../domain/sign-off-lines';

/** A file that came with a message, and what became of it. */
export interface MailedFile {
  name: string;
  bytes: number;
  /** As the message says. */
  mediaType: string;
  /** Stands inside the text. */
  isInline: boolean;
  assetId: string | null;
  /** Why it was not taken. */
  refusal: { code: string; message: { zh: string; en: string } } | null;
}

/** What a message says, in the fields of a report; null is what it doesn't say. */
export interface MailedReport {
  title: string;
  category: SubmissionCategory | null;
  /** Cleaned; pictures that are kept stand in it by their asset. */
  bodyHtml: string;
  contributors: MailedContributor[];
  unitName: string | null;
  signedOffBy: string | null;
  previouslyPublishedIn: string | null;
  /** `YYYY-MM-DD` */
  occurredOn: string | null;
  files: MailedFile[];
  /** The text was taken from this attached document. */
  bodyFrom: string | null;
}
