import { ApiProperty } from '@nestjs/swagger';
import { ClaimResponse } from '../claims/claim.responses';
import { DocumentChangeResponse } from '@haojiao/features/contents';
import { separationModes } from '../domain/separation';
import type { SeparationMode } from '../domain/separation';
import { stageKinds, stageRoles } from '../domain/review-flow';
import type { StageKind, StageRole } from '../domain/review-flow';
import { stageUnits } from '../stage-units';
import { outcomes, reviewStates } from '../domain/review-transitions';
import type { Outcome, ReviewState } from '../domain/review-transitions';

export class StageResponse {
  key: string;

  @ApiProperty({ enum: stageKinds })
  kind: StageKind;

  @ApiProperty({ enum: stageRoles, isArray: true })
  roles: StageRole[];

  /** Whose people are asked: `own`, `parent` or a tier. */
  @ApiProperty({ enum: stageUnits })
  unit: string;

  dueWithinHours: number | null;
}

export class RangeResponse {
  start: number;
  end: number;
}

export class AnnotationResponse {
  path: string;
  range?: RangeResponse;
  note: string;
}

export class DecisionResponse {
  id: string;
  stage: string;
  /** What was decided on. */
  revisionId: string;
  /** Which opening of a stage it decided: 1, 2, 3 … per review. */
  round: number;
  /** Whether the stage rests on it as things are. */
  stands: boolean;
  deciderId: string;
  /** As they were called then, with post (职务) and unit. */
  deciderName: string;
  deciderPost: string | null;
  deciderUnit: string;

  @ApiProperty({ enum: outcomes })
  outcome: Outcome;

  /** Where a return went: `author`, or the key of an earlier stage. */
  returnTo: string | null;
  /** In whose place the decider decided, with their name then; null: their own. */
  onBehalfOf: string | null;
  onBehalfOfName: string | null;

  comment: string | null;
  annotations: AnnotationResponse[];
  decidedAt: string;
}

export class CorrectionResponse {
  id: string;
  stage: string;
  round: number;
  fromRevisionId: string;
  toRevisionId: string;
  toRevisionNumber: number;
  correctedBy: string;
  correctedByName: string;
  onBehalfOf: string | null;
  comment: string | null;
  correctedAt: string;
}

/** A way on where nobody may decide. */
export class WayOnResponse {
  zh: string;
  en: string;
}

export class ReviewResponse {
  id: string;
  contentId: string;
  /** What is under review: what was submitted, or the last correction of it by a reviewer. */
  revisionId: string;
  submittedRevisionId: string;
  /** SHA-256 of what is under review, canonical form. */
  fingerprint: string;

  @ApiProperty({ enum: reviewStates })
  state: ReviewState;

  /** Null once closed. */
  currentStage: string | null;
  /** The unit whose people are asked for the current stage; null once closed. */
  stageOrganizationId: string | null;
  /** The unit that the flow names, where none of its own people may decide and a unit above is asked. */
  escalatedFrom: string | null;
  /** Of the current stage: nobody may decide it, up to the root. */
  nobodyCanDecide: boolean;
  /** What to do where nobody may decide. */
  wayOn: WayOnResponse | null;
  flowId: string | null;
  /** Version of the flow by which the review runs. */
  flowVersion: number | null;

  /** Of the item's unit when the review was opened. */
  @ApiProperty({ enum: separationModes })
  separation: SeparationMode;

  flowName: string;
  stages: StageResponse[];
  submittedBy: string;
  submitterName: string;
  submittedAt: string;
  comment: string | null;
  stageOpenedAt: string;
  /** When it was closed. */
  decidedAt: string | null;
  /** In the order in which they were made; what was voided stays. */
  decisions: DecisionResponse[];
  /** Who has the current stage in hand; null: nobody. */
  claim: ClaimResponse | null;
  corrections: CorrectionResponse[];
}

export class DifferenceResponse {
  fromRevisionId: string;
  toRevisionId: string;
  changes: DocumentChangeResponse[];
}

export class ReviewChangesResponse {
  sinceSubmission: DifferenceResponse;
  /** What the stage before changed; null in the first. */
  sincePreviousStage: DifferenceResponse | null;
  /** What changed since the caller last decided in this review. */
  sinceYourDecision: DifferenceResponse | null;
  corrections: CorrectionResponse[];
}

export class ReviewerResponse {
  userId: string;
  name: string;
  /** The unit in which they hold the role. */
  organizationId: string;
  organizationName: string;
  /** Of the unit that is asked; false: of a unit above it. */
  asked: boolean;
  /** The person who delegated to them; null: by their own role. */
  onBehalfOf: string | null;
  onBehalfOfName: string | null;
}

export class ReviewerListResponse {
  items: ReviewerResponse[];
}

export class ReviewPageResponse {
  items: ReviewResponse[];
  nextCursor: string | null;
}

export class QueueCorrectionResponse {
  stage: string;
  correctedByName: string;
}

export class QueueItemResponse {
  reviewId: string;
  contentId: string;
  revisionId: string;
  revisionNumber: number;
  organizationId: string;
  organizationName: string;
  type: string;
  title: string;
  /** Key of the stage to be decided. */
  stage: string;
  /** Every stage of the review, in order. */
  stages: StageResponse[];
  /** The unit whose people are asked. */
  stageOrganizationId: string;
  stageOrganizationName: string;
  authorName: string;
  submittedBy: string;
  submitterName: string;
  submittedAt: string;
  comment: string | null;
  /** Since the stage is open. */
  waitingSince: string;
  waitingSeconds: number;
  /** Null where the stage has no limit. */
  dueAt: string | null;
  overdue: boolean;
  /** Who has it in hand; null: nobody. */
  claim: ClaimResponse | null;
  /** The person by whose delegation the caller may decide it; null where the role is their own. */
  onBehalfOf: string | null;
  onBehalfOfName: string | null;
  /** When the caller first opened what is under review; null: not yet, and no batch can approve it. */
  openedAt: string | null;
  /** What reviewers changed since it was submitted, in order. */
  corrections: QueueCorrectionResponse[];
}

export class QueuePageResponse {
  items: QueueItemResponse[];
  nextCursor: string | null;
}
