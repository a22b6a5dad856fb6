import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsISO8601,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { deadlineUnits } from '../domain/deadline-rules';
import type { DeadlineUnit } from '../domain/deadline-rules';
import { submissionCategories } from '../domain/submission-categories';
import type { SubmissionCategory } from '../domain/submission-categories';
import { urgencies } from '../domain/submission-document';
import type { Urgency } from '../domain/submission-document';

export class DeadlineRuleRequest {
  /** Null or left out: every category. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(submissionCategories, { each: true })
  categories?: SubmissionCategory[] | null;

  /** Null or left out: every urgency. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(urgencies, { each: true })
  urgencies?: Urgency[] | null;

  /** So many units after the event; 0 days is its own day. */
  @IsInt()
  @Min(0)
  @Max(400)
  within: number;

  /** Days end at midnight in the time zone of the sending unit; hours run from the time of the event. */
  @IsIn(deadlineUnits)
  unit: DeadlineUnit;
}

export class DeadlineTermRequest {
  /** 寒假, 暑假 … */
  @IsString()
  @Matches(/\S/)
  @MaxLength(60)
  name: string;

  /** `YYYY-MM-DD` */
  @Matches(/^20\d{2}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  from: string;

  /** `YYYY-MM-DD`, the last day of it. */
  @Matches(/^20\d{2}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  to: string;

  /** Calendar days after that day; null or left out: what the rule says. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(400)
  days?: number | null;
}

export class PutSubmissionDeadlinesRequest {
  /** The first that fits a report is its rule; where none fits, nothing is late. */
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => DeadlineRuleRequest)
  rules: DeadlineRuleRequest[];

  /** Holidays: what happens in them counts as of their last day; not for rules in hours. */
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => DeadlineTermRequest)
  terms: DeadlineTermRequest[];
}

export class DeadlineRuleResponse {
  categories: SubmissionCategory[] | null;
  urgencies: Urgency[] | null;
  within: number;
  unit: DeadlineUnit;
}

export class DeadlineTermResponse {
  name: string;
  from: string;
  to: string;
  days: number | null;
}

export class SubmissionDeadlinesResponse {
  /** Whose rules: the asked unit's own, or those of one above it. */
  organizationId: string;
  rules: DeadlineRuleResponse[];
  terms: DeadlineTermResponse[];
  version: number;
  updatedBy: string;
  updatedAt: string;
}
