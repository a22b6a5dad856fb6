import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { granularities } from '../domain/period';
import type { Granularity } from '../domain/period';

export class PeriodRequest {
  /** A day in Asia/Shanghai (`2026-11-21`) or a time with offset; default seven days before `to`, by hour one day. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  from?: string;

  /** A day (with all its hours) or a time with offset; default now. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  to?: string;
}

export class ContentAnalyticsRequest extends PeriodRequest {
  /** `day` (default, at most 400 days), `hour` (31), `week` (ISO weeks, 800) or `month` (1,900). */
  @IsOptional()
  @IsIn(granularities)
  granularity?: Granularity;
}

export class OverviewRequest extends PeriodRequest {
  /** A unit with everything below it; absent: all units that the caller may see figures of. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

const wholeDays = granularities.filter((granularity) => granularity !== 'hour');

export class OverviewOfUnitRequest extends OverviewRequest {
  /** `day` (default, at most 400 days), `week` (ISO weeks, 800) or `month` (1,900). */
  @IsOptional()
  @IsIn(wholeDays)
  granularity?: Exclude<Granularity, 'hour'>;
}
