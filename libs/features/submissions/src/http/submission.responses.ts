import type { SubmissionCategory } from '../domain/submission-categories';
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

export class SubmissionSummaryResponse {
  id: string;
  /** Running in the year, `2026-000123`. */
  number: string;
  organizationId: string;
  organizationName: string;
  category: SubmissionCategory;
  state: SubmissionState;
  title: string;
  /** `YYYY-MM-DD` */
  occurredOn: string | null;
  assetIds: string[];
  contributors: ContributorResponse[];
  sentBy: string;
  senderName: string;
  sentAt: string;
  /** The item that was made from it. */
  contentId: string | null;
  decidedAt: string | null;
  declineReason: string | null;
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

export class SubmissionResponse extends SubmissionSummaryResponse {
  /** Cleaned; pictures are `<img data-asset-id="…">`. */
  bodyHtml: string;
  signedOffBy: string | null;
  previouslyPublishedIn: string | null;
  /** Null also for those who may not know it. */
  contactPhone: string | null;
  decidedBy: string | null;
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
  /** Null: no scoring scheme applies. */
  points: number | null;
  /** By `adopted`; ties share a rank, the next one leaves a gap. */
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
