import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '@haojiao/infrastructure/http';
import { figureMetricNames } from '../domain/figure-metrics';
import type { FigureMetricName } from '../domain/figure-metrics';

export class TypedPeriodRequest {
  /** The first day, in the time zone of the unit. */
  @IsDay()
  from: string;

  /** The last day, included; it is over. */
  @IsDay()
  to: string;

  @IsIn(figureMetricNames)
  metric: FigureMetricName;

  /** As it was told: `12.4万次`, `6.7万人次`. */
  @IsString()
  @MaxLength(40)
  value: string;

  /** Of a post: which part of the whole was counted (第一批, 海报投放); absent: the whole. */
  @IsOptional()
  @IsString()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @MaxLength(60)
  batch?: string;
}

export class TypedPeriodsRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(400)
  @ValidateNested({ each: true })
  @Type(() => TypedPeriodRequest)
  figures: TypedPeriodRequest[];
}

export class CorrectPeriodRequest {
  /** As it should have been written. */
  @IsString()
  @MaxLength(40)
  value: string;

  /** Where the days were wrong. */
  @IsOptional()
  @IsDay()
  from?: string;

  @IsOptional()
  @IsDay()
  to?: string;

  @IsString()
  @MinLength(2)
  @MaxLength(200)
  reason: string;
}

export class PeriodFiguresRequest {
  /** Figures that share days with these; default the beginning of last year. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** Default the end of this year; the period is at most ten years. */
  @IsOptional()
  @IsDay()
  to?: string;

  /** Only these, parted by commas. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsIn(figureMetricNames, { each: true })
  metrics?: FigureMetricName[];
}

export class FiguresOfYearRequest {
  @Type(() => Number)
  @IsInt()
  @Min(1990)
  @Max(2099)
  year: number;
}
