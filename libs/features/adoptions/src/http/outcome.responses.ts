import type { AdoptionResponse, InstructionResponse } from '@haojiao/features/submissions';
import type { SubmissionState } from '@haojiao/features/submissions';

export class OutcomePublicationResponse {
  platform: string;
  /** The account’s name. */
  account: string;
  /** Null where nobody told it, and where it was taken down. */
  url: string | null;
  publishedAt: string;
  withdrawnAt: string | null;
}

export class SiteTotalsResponse {
  views: number;
  /** Deduplicated; null where nobody can tell now. */
  visitors: number | null;
  /** Every view answered before this moment is in the figures. */
  asOf: string;
  /** The rule that counted, see `/analytics/definitions`. */
  definitionId: string;
}

export class PlatformLinkResponse {
  platform: string;
  account: string;
  url: string;
}

export class OutcomeFiguresResponse {
  /** Of the own site; null where the item never was on it. */
  site: SiteTotalsResponse | null;
  /** Where platforms show their own figures. No figure of theirs is kept, and none is ever added to another. */
  platforms: PlatformLinkResponse[];
}

export class OutcomeResponse {
  submissionId: string;
  state: SubmissionState;
  /** The item that was made from the report. */
  contentId: string | null;
  /** Oldest first. */
  publications: OutcomePublicationResponse[];
  adoptions: AdoptionResponse[];
  instructions: InstructionResponse[];
  figures: OutcomeFiguresResponse;
}
