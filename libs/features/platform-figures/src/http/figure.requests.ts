import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsRfc3339 } from '@haojiao/infrastructure/http';
import { figureMetricNames } from '../domain/figure-metrics';
import type { FigureMetricName } from '../domain/figure-metrics';

export class TypedFigureRequest {
  @IsIn(figureMetricNames)
  metric: FigureMetricName;

  /** As it stood on the platform: `3456`, `3,456`, `12.4万`, `1.3亿`, `10万+`, `近百`. */
  @IsString()
  @MaxLength(40)
  value: string;
}

export class TypedFiguresRequest {
  /** When the platform showed them. */
  @IsRfc3339()
  takenAt: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => TypedFigureRequest)
  figures: TypedFigureRequest[];
}

export class CorrectFigureRequest {
  /** As it should have been written. */
  @IsString()
  @MaxLength(40)
  value: string;

  @IsString()
  @MinLength(2)
  @MaxLength(200)
  reason: string;
}

export class FiguresRequest {
  /** Default 90 days before `to`; the period is at most 400 days. */
  @IsOptional()
  @IsRfc3339()
  from?: string;

  /** Default now. */
  @IsOptional()
  @IsRfc3339()
  to?: string;

  /** Only these, parted by commas: `read_count,like_count`. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsIn(figureMetricNames, { each: true })
  metrics?: FigureMetricName[];
}
