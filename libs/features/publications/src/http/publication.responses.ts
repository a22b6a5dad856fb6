import type { FailureClass, PublicationMode } from '@haojiao/channel-kit';
import type { PublicationState } from '../domain/publication-transitions';
import type { SentFieldResponse } from './preview.responses';

export class RemoteResponse {
  id: string;
  url: string | null;
  publishedAt: string;
}

export class FailureResponse {
  code: string;
  class: FailureClass;
  platformCode: string | null;
  /** The platform's own words. */
  message: string | null;
  /** What can be done now. */
  advice: string;
}

export class PublicationResponse {
  id: string;
  contentId: string;
  /** Unit of the item. */
  organizationId: string;
  channelAccountId: string;
  /** The publication in whose post this item goes out; null for those that are sent themselves. */
  leadId: string | null;
  /** Its place in that post: 1 the lead. */
  slot: number;
  platform: string;
  mode: PublicationMode;
  state: PublicationState;
  scheduledAt: string;
  /** When the system looks at it next; null when it does not. */
  nextRunAt: string | null;
  revisionId: string | null;
  remote: RemoteResponse | null;
  /** A picture that shows the post. */
  proofAssetId: string | null;
  failure: FailureResponse | null;
  /** Why it waits or is late, and what to do by hand. */
  note: string | null;
  /** The blackout window because of which it waits, until a person releases it. */
  heldBy: string | null;
  /** Kept back until a person lets it go on: something that it goes out with failed. */
  onHold: boolean;
  withdrawReason: string | null;
  withdrawnAt: string | null;
  /** Who planned it. */
  createdBy: string;
  createdAt: string;
  updatedAt: string;
}

export class NamedPublicationResponse extends PublicationResponse {
  contentTitle: string;
  channelAccountName: string;
  /** Empty where the product planned it. */
  createdByName: string;
}

export class PublicationPageResponse {
  items: NamedPublicationResponse[];
  nextCursor: string | null;
}

export class PublicationListResponse {
  items: PublicationResponse[];
}

export class ExchangePostResponse {
  id: string;
  url: string | null;
}

export class ExchangeResponse {
  /** `pending`: what became of an accepted post; `lost_answer`: what became of a step without an answer. */
  question: 'pending' | 'lost_answer';
  /** The platform's own reference, or the step. */
  about: string;
  since: string;
  timesAsked: number;
  /** `published`, `not_there`, `ask_again`, `cannot_tell` … */
  answer: string;
  reason: string | null;
  post: ExchangePostResponse | null;
}

export class ChoiceResponse {
  action: 'reschedule' | 'cancel' | 'retry' | 'withdraw' | 'resolve';
  outcome: 'published' | 'not_published' | null;
  /** What will come of it. */
  consequence: string;
}

export class SentResponse {
  /** SHA-256; equal to `sentHash` of the preview of the same revision and options. */
  hash: string;
  fields: SentFieldResponse[];
}

export class ConfirmationResponse {
  /** What was agreed to. */
  statement: string;
  userId: string;
  at: string;
  accountName: string;
  /** Hash of what was shown; equal to that of what is sent. */
  sentHash: string | null;
}

export class AttemptResponse {
  number: number;
  kind: 'publish' | 'follow_up' | 'withdraw';
  worker: string;
  startedAt: string;
  /** Null while it runs, and for ever when its worker was killed. */
  endedAt: string | null;
  outcome: string | null;
  failure: FailureResponse | null;
  /** A turn that asked: what the platform was asked, and what that came to. */
  exchange: ExchangeResponse | null;
}

export class StepResponse {
  name: string;
  effect: 'repeatable' | 'once';
  state: 'intent' | 'done' | 'failed' | 'voided' | 'superseded';
  attempt: number;
  intentAt: string;
  resultAt: string | null;
  /** What the platform answered, as kept. */
  result: unknown;
  failure: FailureResponse | null;
}

export class PublicationDetailResponse extends NamedPublicationResponse {
  /** What was sent last, or is about to be; null before, and where the channel does not tell. */
  sent: SentResponse | null;
  /** Where the platform wants its user to be asked: who agreed to what. */
  confirmation: ConfirmationResponse | null;
  /** What can be done now, and what comes of it. */
  choices: ChoiceResponse[];
  attempts: AttemptResponse[];
  steps: StepResponse[];
}

export class OutlookBlackoutResponse {
  reason: string;
  orderedBy: string;
  endsAt: string;
}

export class OutlookNeighbourResponse {
  publicationId: string;
  title: string;
  scheduledAt: string;
}

export class AccountOutlookResponse {
  channelAccountId: string;
  /** It would wait for the end of this window, and for a person to release it. */
  blackout: OutlookBlackoutResponse | null;
  /** Other items of the account within half an hour, those that the caller may read. */
  neighbours: OutlookNeighbourResponse[];
  /** Posts of that day, this one counted. */
  postsThatDay: number;
  /** How many the platform lets automatic work post in a day; null: it has no such limit. */
  mostPerDay: number | null;
  /** Why the account can't be used then. */
  problem: string | null;
}

export class PublicationOutlookResponse {
  at: string;
  accounts: AccountOutlookResponse[];
}

export class FindingRangeResponse {
  start: number;
  /** Exclusive. */
  end: number;
}

export class FindingResponse {
  severity: 'error' | 'warning' | 'hint';
  code: string;
  path: string;
  /** Where in the member's plain text, in UTF-16 units; null: all of it. */
  range: FindingRangeResponse | null;
  /** Null where it is so of the item itself. */
  platform: string | null;
  /** Null where it is so on several accounts alike, and where the unit has not connected the platform. */
  channelAccountId: string | null;
  message: string;
  suggestion: string | null;
}

export class FindingsResponse {
  findings: FindingResponse[];
}
