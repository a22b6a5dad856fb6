import { PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { flowKinds, stageKinds, stageRoles } from '../domain/review-flow';
import type { FlowKind, FlowSettings, StageKind, StageRole } from '../domain/review-flow';
import { stageUnits } from '../stage-units';
import { stageKeyPattern } from './review.requests';

export class StageRequest {
  /** `review_1`, `proof_2` …; unique in the flow. */
  @Matches(stageKeyPattern)
  key: string;

  @IsIn(stageKinds)
  kind: StageKind;

  /** Who may decide; a chief editor may wherever an editor may. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(stageRoles, { each: true })
  roles: StageRole[];

  /** Whose people are asked: `own` (default), the item's unit; `parent`; or the nearest unit of a tier upwards. */
  @IsOptional()
  @IsIn(stageUnits)
  unit?: string;

  /** Hours after which the stage counts as late; absent: no limit. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(8_760)
  dueWithinHours: number | null;
}

export class CreateReviewFlowRequest {
  @IsUUID()
  organizationId: string;

  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  @IsIn(flowKinds)
  kind: FlowKind;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => StageRequest)
  stages: StageRequest[];

  /** What the kind asks for beyond stages; `standard` has none. */
  @IsOptional()
  @IsObject()
  settings?: FlowSettings;

  /** Applies in the unit and below where nothing nearer is named; takes over from the default before. */
  @IsOptional()
  @IsBoolean()
  isDefault?: boolean;
}

export class ChangeReviewFlowRequest extends PartialType(
  PickType(CreateReviewFlowRequest, ['name', 'stages', 'settings', 'isDefault'] as const),
  { skipNullProperties: false },
) {}

export class ListReviewFlowsRequest extends ListRequest {
  /** Flows of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
