import { PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsNumber,
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
import { decodeCursor, fault, invalidInput, isId } from '@haojiao/kernel';
import { IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';
import { submissionCategories } from '../domain/submission-categories';
import type { SubmissionCategory } from '../domain/submission-categories';
import { submissionStates } from '../domain/submission-transitions';
import type { SubmissionState } from '../domain/submission-transitions';

/** A day of the present or the last century; the strict check knows which months have 31. */
const dayPattern = /^(19|20)\d{2}-\d{2}-\d{2}$/;

export class ContributorRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  /** A unit of this installation; default the sending one. */
  @IsOptional()
  @IsUUID()
  organizationId?: string | null;

  /** The unit as it is to be printed, e.g. one that is not in this installation. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  unitName?: string | null;

  /** A person of this installation; never reviews what is made from the report. */
  @IsOptional()
  @IsUUID()
  userId?: string | null;

  /** Per cent of the points; for all contributors or for none, together 100. */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(100)
  share?: number | null;
}

class SubmissionBodyRequest {
  @IsIn(submissionCategories)
  category: SubmissionCategory;

  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title: string;

  /** Cleaned by the rules of every body; pictures by `data-asset-id`, or simply in `assetIds`. */
  @IsString()
  @MinLength(1)
  @MaxLength(200_000)
  bodyHtml: string;

  /** Day of the event, `YYYY-MM-DD`. */
  @IsOptional()
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  occurredOn?: string | null;

  /** Pictures, sound, film and documents beside the text, in order; may be empty. */
  @IsArray()
  @ArrayMaxSize(30)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  assetIds: string[];

  /** Authors in order. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ContributorRequest)
  contributors: ContributorRequest[];

  /** For questions; shown to those who decide, never in lists. */
  @IsOptional()
  @Matches(/^\+?[\d -]{5,20}$/)
  contactPhone?: string | null;

  /** Who released it in the sending unit. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  signedOffBy?: string | null;

  /** Where it appeared before. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  previouslyPublishedIn?: string | null;
}

export class SendSubmissionRequest extends SubmissionBodyRequest {
  /** The unit that sends it. */
  @IsUUID()
  organizationId: string;
}

/** Only what is sent changes; lists are replaced whole. */
export class ChangeSubmissionRequest extends PartialType(SubmissionBodyRequest, {
  skipNullProperties: false,
}) {}

export class ListSubmissionsRequest extends ListRequest {
  @IsOptional()
  @IsIn(submissionStates)
  state?: SubmissionState;

  @IsOptional()
  @IsIn(submissionCategories)
  category?: SubmissionCategory;

  /** This unit and those below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** Only what the caller sent. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => ({ true: true, false: false })[String(value)] ?? value)
  @IsBoolean()
  mine?: boolean;

  /** Words of title, text, people or number. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  /** Sent at or after. */
  @IsOptional()
  @IsRfc3339()
  from?: string;

  /** Sent before. */
  @IsOptional()
  @IsRfc3339()
  to?: string;
}

export class AcceptSubmissionRequest {
  /** A column of the taking unit or of one above it. */
  @IsOptional()
  @IsUUID()
  columnId?: string | null;

  /** The unit that takes it: the sending one or one above it. Default the caller's own, else the highest allowed. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** Default the report's. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title?: string;

  /** A word to the sender. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  comment?: string | null;
}

export class DeclineSubmissionRequest {
  /** The sender reads it. */
  @Matches(/\S/)
  @IsString()
  @MaxLength(1_000)
  reason: string;
}

export class WithdrawSubmissionRequest {
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  reason?: string | null;
}

export class LedgerRequest {
  /** A month (`2026-10`) or a year (`2026`). */
  @Matches(/^20\d{2}(-(0[1-9]|1[0-2]))?$/)
  period: string;

  /** This unit and those below it; default every unit whose reports the caller reads. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

/** @throws AppError `invalid_input` at a cursor that this list did not give. */
export function idIn(cursor: string | undefined): string | null {
  if (!cursor) return null;
  const [id] = decodeCursor(cursor, 1);
  if (isId(id)) return id;
  throw invalidInput([
    fault(
      'cursor',
      'cursor_invalid',
      '游标无效，请使用上一页返回的 nextCursor。',
      'Use the nextCursor of the page before.',
    ),
  ]);
}
