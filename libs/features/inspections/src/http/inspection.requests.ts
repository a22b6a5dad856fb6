import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  IsUrl,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { IsDay, IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';
import type { SubjectKind } from '../board/findings';
import { inspectionStates } from '../domain/inspection-rules';
import type { InspectionState } from '../domain/inspection-rules';
import { columnKinds } from '../domain/inspection-limits';
import type { InspectedColumnKind } from '../domain/inspection-limits';

const subjectKinds: readonly SubjectKind[] = ['account', 'column', 'site'];

export class InspectionBoardRequest extends ListRequest {
  /** With everything below it. */
  @IsUUID()
  organizationId: string;

  @IsOptional()
  @IsIn(inspectionStates)
  state?: InspectionState;

  @IsOptional()
  @IsIn(subjectKinds)
  kind?: SubjectKind;
}

export class InspectionSheetRequest {
  @IsUUID()
  organizationId: string;

  @IsOptional()
  @IsIn(inspectionStates)
  state?: InspectionState;

  @IsOptional()
  @IsIn(subjectKinds)
  kind?: SubjectKind;
}

/** One of the three. */
export class InspectedSubjectRequest {
  @IsOptional()
  @IsUUID()
  channelAccountId?: string;

  @IsOptional()
  @IsUUID()
  columnId?: string;

  /** The unit whose site is meant. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

export class GrantExemptionRequest extends InspectedSubjectRequest {
  @IsString()
  @MinLength(2)
  @MaxLength(500)
  reason: string;

  /** The last day, at most 400 days from today. */
  @IsDay()
  until: string;
}

export class RecordUpdateRequest extends InspectedSubjectRequest {
  @IsRfc3339()
  occurredAt: string;

  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(2_000)
  url?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string | null;
}

export class ListInspectionRowsRequest extends ListRequest {
  /** With everything below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

export class ColumnInspectionRuleRequest {
  /** `news`: the days of the unit; `policy`: half a year; `lasting`: may be as old as it is. */
  @IsIn(columnKinds)
  kind: InspectedColumnKind;

  /** Other days than those of the kind; with `warnAfterDays`. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  staleAfterDays?: number | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  warnAfterDays?: number | null;
}
