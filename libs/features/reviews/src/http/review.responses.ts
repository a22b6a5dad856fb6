import { ApiProperty } from '@nestjs/swagger';
import { ClaimResponse } from '../claims/claim.responses';
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
  deciderId: string;
  /** As they were called then, with post (职务) and unit. */
  deciderName: string;
  deciderPost: string | null;
  deciderUnit: string;

  @ApiProperty({ enum: outcomes })
  outcome: Outcome;

  comment: string | null;
  annotations: AnnotationResponse[];
  decidedAt: string;
}

export class ReviewResponse {
  id: string;
  contentId: string;
  revisionId: string;
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
  flowId: string | null;
  flowName: string;
  stages: StageResponse[];
  submittedBy: string;
  submitterName: string;
  submittedAt: string;
  comment: string | null;
  stageOpenedAt: string;
  /** When it was closed. */
  decidedAt: string | null;
  decisions: DecisionResponse[];
  /** Who has the current stage in hand; null: nobody. */
  claim: ClaimResponse | null;
}

export class ReviewPageResponse {
  items: ReviewResponse[];
  nextCursor: string | null;
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
}

export class QueuePageResponse {
  items: QueueItemResponse[];
  nextCursor: string | null;
}
