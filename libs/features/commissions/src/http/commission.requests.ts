import { PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
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
import { IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';
import { UnitsBelowRequest } from '@haojiao/features/organizations';
import { submissionCategories } from '@haojiao/features/submissions';
import type { SubmissionCategory } from '@haojiao/features/submissions';
import { commissionStates } from '../domain/commission-state';
import type { CommissionState } from '../domain/commission-state';

const asBoolean = Transform(({ value }: { value: unknown }) =>
  value === 'true' ? true : value === 'false' ? false : value,
);

class CommissionBodyRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  title: string;

  /** What is wanted; plain text. */
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  brief?: string;

  /** The category that is wanted. */
  @IsOptional()
  @IsIn(submissionCategories)
  category?: SubmissionCategory | null;

  /** Either this or `dueOn`. */
  @IsOptional()
  @IsRfc3339()
  dueAt?: string;

  /** `YYYY-MM-DD`: due at the end of that day in the asking unit's time zone. */
  @IsOptional()
  @Matches(/^20\d{2}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  dueOn?: string;

  /** Reports that each addressed unit owes, default 1. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  minimum?: number;

  /** Units below the asking one; settled at issuing. */
  @ValidateNested()
  @Type(() => UnitsBelowRequest)
  addressees: UnitsBelowRequest;
}

export class CreateCommissionRequest extends CommissionBodyRequest {
  @IsUUID()
  organizationId: string;
}

export class ChangeCommissionRequest extends PartialType(CommissionBodyRequest, {
  skipNullProperties: false,
}) {
  /** Why; told to the addressed units. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string | null;
}

export class CommissionReasonRequest {
  @IsString()
  @MinLength(2)
  @MaxLength(500)
  reason: string;
}

export class ListCommissionsRequest extends ListRequest {
  /** Addressed to a unit in which the caller holds a role itself. */
  @IsOptional()
  @asBoolean
  @IsBoolean()
  mine?: boolean;

  @IsOptional()
  @IsIn(commissionStates)
  state?: CommissionState;

  /** Who asks. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** Past their date, with a unit that still owes a report. */
  @IsOptional()
  @asBoolean
  @IsBoolean()
  overdue?: boolean;
}
