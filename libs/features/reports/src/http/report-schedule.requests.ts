import { OmitType, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { reportFormats } from '../documents/report-files';
import type { ReportFormat } from '../documents/report-files';
import { scheduleSpans } from '../domain/schedule-times';
import type { ScheduleSpan } from '../domain/schedule-times';

export class CreateReportScheduleRequest {
  /** Whose it is; its figures are those of this unit and the units below it. */
  @IsUUID()
  organizationId: string;

  /** With those below it. */
  @IsOptional()
  @IsUUID()
  columnId?: string;

  @IsOptional()
  @IsUUID()
  brandId?: string;

  @IsOptional()
  @IsUUID()
  campaignId?: string;

  @IsString()
  @MinLength(1)
  @MaxLength(100)
  @Matches(/\S/)
  name: string;

  /** The whole periods of which reports are made; a week is Monday to Sunday. */
  @IsIn(scheduleSpans)
  every: ScheduleSpan;

  /** `HH:MM` by the clocks of the unit. */
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/)
  at: string;

  /** So many days after the first day behind the period, 0–28; default 0. Platforms tell the last days late. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(28)
  delayDays?: number;

  /** People who may know the figures, 1–50; whether they still may is asked before each mail. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  recipientIds: string[];

  @IsIn(reportFormats)
  format: ReportFormat;

  @IsOptional()
  @IsIn(['active', 'paused'])
  state?: 'active' | 'paused';
}

export class ChangeReportScheduleRequest extends PartialType(
  OmitType(CreateReportScheduleRequest, ['organizationId', 'columnId', 'brandId', 'campaignId'] as const),
  { skipNullProperties: false },
) {}

export class ListReportSchedulesRequest extends ListRequest {
  /** Of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
