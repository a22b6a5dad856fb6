import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { chartWidths } from '@haojiao/infrastructure/charts';
import { IsDay } from '@haojiao/infrastructure/http';
import { chartMeasures, chartParts } from '../charts/chart-wish';
import type { ChartMeasure, ChartPart } from '../charts/chart-wish';

/** What a report is about. One of the four; a unit beside another cuts it to that unit's branch. */
export class ReportSubjectRequest {
  /** A unit with everything below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** A column with those below it. */
  @IsOptional()
  @IsUUID()
  columnId?: string;

  @IsOptional()
  @IsUUID()
  brandId?: string;

  @IsOptional()
  @IsUUID()
  campaignId?: string;
}

export class ReportRequest extends ReportSubjectRequest {
  /** First day, in Asia/Shanghai. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** Last day; at most 400 days in all. */
  @IsOptional()
  @IsDay()
  to?: string;

  /** Instead of `from` and `to`: a whole calendar year. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1900)
  @Max(2099)
  year?: number;
}

export const chartFormats = ['json', 'svg', 'png'] as const;
export type ChartFormat = (typeof chartFormats)[number];

export class ChartRequest extends ReportRequest {
  /** Default: what the chart is usually of. Items have views alone, platforms posts alone. */
  @IsOptional()
  @IsIn(chartMeasures)
  measure?: ChartMeasure;

  /** What it is parted by: `trend` day or month; `bars` column, unit, month; `ranking` item, column, unit; `share` platform, type, column, unit. */
  @IsOptional()
  @IsIn(chartParts)
  by?: ChartPart;

  /** Default `json`; the ending of the address (`trend.svg`) says it as well. */
  @IsOptional()
  @IsIn(chartFormats)
  format?: ChartFormat;

  /** Of the picture, pixels. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(chartWidths.least)
  @Max(chartWidths.most)
  width?: number;
}
