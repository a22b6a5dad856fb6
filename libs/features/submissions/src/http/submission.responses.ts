import type { SubmissionCategory } from '../domain/submission-categories';
import type { SubmissionRoute, TargetLevel, Urgency } from '../domain/submission-document';
import type { SubmissionState } from '../domain/submission-transitions';
import type { SubmissionEventKind } from '../persistence/submission-event.entity';
import type { AdoptionResponse, InstructionResponse } from './adoption.responses';

export class ContributorResponse {
  name: string;
  organizationId: string | null;
  /** As printed in the byline. */
  unitName: string;
  userId: string | null;
  /** Per cent. */
  share: number | null;
}

export class PictureCaptionResponse {
  assetId: string;
  caption: string;
  /** Who took it. */
  credit: string;
  /** On what ground it may be used. */
  rights: string;
}

export class SubmissionSummaryResponse {
  id: string;
  /** Running in the year, `2026-000123`; null while a draft. */
  number: string | null;
  organizationId: string;
  organizationName: string;
  /** Null only in a draft. */
  category: SubmissionCategory | null;
  state: SubmissionState;
  title: string;
  /** `YYYY-MM-DD` */
  occurredOn: string | null;
  targetLevel: TargetLevel | null;
  urgency: Urgency;
  /** The sender says that nobody was sent it before. */
  firstSubmission: boolean;
  /** The request that it answers. */
  commissionId: string | null;
  route: SubmissionRoute;
  /** `YYYY-MM-DD`, the last day on which it was not late; null where no rule asks for a day. */
  dueOn: string | null;
  /** Calendar days; null for what is not late. */
  lateDays: number | null;
  assetIds: string[];
  contributors: ContributorResponse[];
  sentBy: string;
  senderName: string;
  /** For the first time; null while a draft. */
  sentAt: string | null;
  /** The item that was made from it. */
  contentId: string | null;
  decidedAt: string | null;
  declineReason: string | null;
  /** What the desk asked for when it last sent the report back. */
  returnReason: string | null;
  /** Members of the form that it asked for. */
  missingFields: string[];
  /** Whether its points are shared with reports of others on the same event. */
  isJoint: boolean;
  /** When that item first went out. */
  adoptedAt: string | null;
  version: number;
  updatedAt: string;
}

export class SubmissionEventResponse {
  kind: SubmissionEventKind;
  /** Null for the system itself. */
  actorId: string | null;
  actorName: string;
  /** A reason, an outlet, a platform. */
  note: string | null;
  occurredAt: string;
}

export class DeskClaimResponse {
  userId: string;
  name: string;
  since: string;
}

export class DeskSideResponse {
  /** The earlier report that counts instead of it. */
  duplicateOfId: string | null;
  /** The earliest of those that share their points. */
  jointGroupId: string | null;
  /** Who has it in hand. */
  claim: DeskClaimResponse | null;
}

export class SubmissionResponse extends SubmissionSummaryResponse {
  /** Cleaned; pictures are `<img data-asset-id="…">`. */
  bodyHtml: string;
  /** `HH:MM` in the time zone of the sending unit. */
  occurredTime: string | null;
  pictureCaptions: PictureCaptionResponse[];
  signedOffBy: string | null;
  previouslyPublishedIn: string | null;
  /**
   * Whole for its sender; `****5678` for those who decide, who ask for it by `contact-looks`; null for others and where
   * none was given.
   */
  contactPhone: string | null;
  decidedBy: string | null;
  /** For readers of the sending unit's branch; null for a correspondent. */
  desk: DeskSideResponse | null;
  /** Oldest first. */
  timeline: SubmissionEventResponse[];
  /** Oldest first. */
  adoptions: AdoptionResponse[];
  /** Oldest first. */
  instructions: InstructionResponse[];
}

export class SubmissionPageResponse {
  items: SubmissionSummaryResponse[];
  nextCursor: string | null;
}

export class LedgerRowResponse {
  organizationId: string;
  organizationName: string;
  /** Reports sent in the period, without those that were taken back; declined ones count. */
  submitted: number;
  /** Of these, how many were published or have a verified adoption elsewhere by now. */
  adopted: number;
  /** `adopted ÷ submitted`, 0–1; null where nothing was sent. */
  adoptionRate: number | null;
  /** As bulletins issued them; of a month that none was closed for, as it stands. Null: no scoring scheme applies. */
  points: number | null;
  /** By `points`, else by `adopted`; ties share a rank, the next one leaves a gap. */
  rank: number;
}

export class LedgerResponse {
  period: string;
  from: string;
  /** Exclusive. */
  to: string;
  timeZone: string;
  /** Name and version of the rule by which was counted. */
  definitionId: string;
  items: LedgerRowResponse[];
  nextCursor: string | null;
}

/** What a sender has in hand. */
export class ReceiptResponse {
  id: string;
  number: string;
  /** For the first time. */
  sentAt: string;
  organizationName: string;
  title: string;
  /** Of the texts that were sent, from 1. */
  version: number;
  /** SHA-256 over what was sent, which stays as it is whatever becomes of the report. */
  fingerprint: string;
  /** `YYYY-MM-DD` */
  dueOn: string | null;
  lateDays: number | null;
}

export class ContactResponse {
  /** Null where none was given. */
  contactPhone: string | null;
}

/** What a report said once. */
export class SubmissionVersionResponse {
  /** From 1. */
  number: number;
  savedBy: string;
  savedAt: string;
  /** SHA-256 over what it said, as on the receipt. */
  fingerprint: string;
  category: SubmissionCategory;
  title: string;
  bodyHtml: string;
  occurredOn: string | null;
  occurredTime: string | null;
  assetIds: string[];
  pictureCaptions: PictureCaptionResponse[];
  contributors: ContributorResponse[];
  signedOffBy: string | null;
  previouslyPublishedIn: string | null;
  targetLevel: TargetLevel | null;
  urgency: Urgency;
  firstSubmission: boolean;
  commissionId: string | null;
}

export class SubmissionVersionPageResponse {
  items: SubmissionVersionResponse[];
  nextCursor: string | null;
}
