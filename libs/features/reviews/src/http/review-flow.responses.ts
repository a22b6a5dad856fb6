import { ApiProperty } from '@nestjs/swagger';
import { flowKinds } from '../domain/review-flow';
import type { FlowKind, FlowSettings } from '../domain/review-flow';
import { StageResponse } from './review.responses';

export class ReviewFlowResponse {
  id: string;
  organizationId: string;
  name: string;

  @ApiProperty({ enum: flowKinds })
  kind: FlowKind;

  stages: StageResponse[];

  /** What the kind asks for beyond stages. */
  @ApiProperty({ type: Object })
  settings: FlowSettings;

  /** Who changed it last; null: it came with the product. */
  changedBy: string | null;
  isDefault: boolean;
  /** `A`, `B`, `C` … when it came with the product. */
  template: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export class ReviewFlowVersionResponse {
  /** 1, 2, 3 … per flow. */
  number: number;
  name: string;
  stages: StageResponse[];

  @ApiProperty({ type: Object })
  settings: FlowSettings;

  changedBy: string | null;
  changedByName: string | null;
  createdAt: string;
}

export class ReviewFlowVersionPageResponse {
  items: ReviewFlowVersionResponse[];
  nextCursor: string | null;
}

export class ReviewFlowPageResponse {
  items: ReviewFlowResponse[];
  nextCursor: string | null;
}
