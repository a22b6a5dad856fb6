import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { submissionCategories } from '../../domain/submission-categories';
import type { SubmissionCategory } from '../../domain/submission-categories';
import { submissionRoutes, targetLevels, urgencies } from '../../domain/submission-document';
import type { SubmissionRoute, TargetLevel, Urgency } from '../../domain/submission-document';
import { sentStates } from '../../domain/submission-transitions';
import type { SubmissionState } from '../../domain/submission-transitions';

/** One or several of a list: `?state=submitted,returned` or `?state=submitted&state=returned`. */
function SomeOf(values: readonly string[]): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ required: false, isArray: true, enum: values }),
    Transform(({ value }: { value: unknown }) =>
      [value].flat().flatMap((given) => (typeof given === 'string' ? given.split(',') : [given])),
    ),
    IsOptional(),
    IsIn(values, { each: true }),
    ArrayMaxSize(values.length),
  );
}

function YesOrNo(): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }) => ({ true: true, false: false })[String(value)] ?? value),
    IsBoolean(),
  );
}

/** What the desk asks for. */
export class DeskListRequest extends ListRequest {
  @SomeOf(sentStates)
  state?: SubmissionState[];

  @SomeOf(submissionCategories)
  category?: SubmissionCategory[];

  @SomeOf(submissionRoutes)
  route?: SubmissionRoute[];

  @SomeOf(urgencies)
  urgency?: Urgency[];

  @SomeOf(targetLevels)
  targetLevel?: TargetLevel[];

  /** Came after its day. */
  @YesOrNo()
  late?: boolean;

  /** Answers to this request. */
  @IsOptional()
  @IsUUID()
  commissionId?: string;

  /** Tells the same as another report that the caller may read, and nobody has decided about it yet. */
  @YesOrNo()
  hasSimilar?: boolean;

  /** Sent at least so many hours ago, and still waiting. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(8_784)
  waitingHours?: number;

  /** In the hand of this person, or of `nobody`. */
  @IsOptional()
  @Matches(/^(nobody|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i)
  claimedBy?: string;
}
