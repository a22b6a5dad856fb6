import { ApiProperty } from '@nestjs/swagger';
import { flowKinds } from '../domain/review-flow';
import type { FlowKind } from '../domain/review-flow';
import { StageResponse } from './review.responses';

export class ReviewFlowResponse {
  id: string;
  organizationId: string;
  name: string;

  @ApiProperty({ enum: flowKinds })
  kind: FlowKind;

  stages: StageResponse[];
  isDefault: boolean;
  /** `A`, `B` or `C` when it came with the product. */
  template: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export class ReviewFlowPageResponse {
  items: ReviewFlowResponse[];
  nextCursor: string | null;
}
