import { ApiProperty } from '@nestjs/swagger';
import { reviewStates } from '../../domain/review-transitions';
import type { ReviewState } from '../../domain/review-transitions';
import { emergencyReasons } from '../domain/emergency-settings';
import { orderMeans } from '../domain/emergency-order';
import type { OrderMeans } from '../domain/emergency-order';
import { orderStates } from '../list-emergency-orders';
import type { OrderState } from '../list-emergency-orders';

export class EmergencyOrderResponse {
  id: string;

  @ApiProperty({ enum: orderStates })
  state: OrderState;

  contentId: string;
  title: string;
  organizationId: string;
  organizationName: string;
  /** What goes out by it, and its SHA-256. */
  revisionId: string;
  fingerprint: string;
  /** The review that makes it good. */
  reviewId: string;

  @ApiProperty({ enum: reviewStates })
  reviewState: ReviewState;

  /** Where that review stands; null once closed. */
  currentStage: string | null;
  reasonCode: string;
  reasonText: string | null;
  approverId: string;
  approverName: string;
  approvedAt: string;

  @ApiProperty({ enum: orderMeans })
  means: OrderMeans;

  wording: string;
  platforms: string[];
  recorderId: string;
  recorderName: string;
  recordedAt: string;
  /** Until when its review has to be through. */
  backfillDueAt: string;
  closedAt: string | null;
}

export class EmergencyOrderPageResponse {
  items: EmergencyOrderResponse[];
  nextCursor: string | null;
}

export class EmergencyOrderCountResponse {
  organizationId: string;
  organizationName: string;
  count: number;
  /** In the month before. */
  countBefore: number;
  /** More than in the month before: a finding of its own. */
  rising: boolean;
}

export class EmergencyOrderCountsResponse {
  month: string;
  /** Units with any in this month or the one before, the most first. */
  items: EmergencyOrderCountResponse[];
}

export class PossibleApproverResponse {
  userId: string;
  name: string;
  organizationName: string;
}

export class EmergencyTermsResponse {
  @ApiProperty({ enum: emergencyReasons, isArray: true })
  reasonCodes: string[];

  /** Where it may go out; empty: nowhere, until the flow names some. */
  platforms: string[];
  /** Hours from the order in which its review has to be through. */
  backfillHours: number;

  /** By whose word it may go out; those of the item's unit first, 200 at most. */
  @ApiProperty({ type: [PossibleApproverResponse] })
  approvers: PossibleApproverResponse[];
}
