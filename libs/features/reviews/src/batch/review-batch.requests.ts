import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { stageKeyPattern } from '../http/review.requests';

export const MAX_BATCH = 50;

export class BatchItemRequest {
  @IsUUID()
  reviewId: string;

  /** Key of the stage that the caller saw: refused when it was decided meanwhile. */
  @Matches(stageKeyPattern)
  stage: string;
}

export class ReviewBatchRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BATCH)
  @ValidateNested({ each: true })
  @Type(() => BatchItemRequest)
  items: BatchItemRequest[];

  /** The opinion on each of them. */
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  comment?: string | null;
}
