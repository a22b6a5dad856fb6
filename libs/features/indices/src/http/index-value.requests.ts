import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsNumber,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay, IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';
import { precisions } from '../domain/index-inputs';
import type { Precision } from '../domain/index-inputs';
import { periodKinds } from '../domain/index-period';
import type { PeriodKind } from '../domain/index-period';
import { valueOrigins } from '../values/index-value.entity';
import type { ValueOrigin } from '../values/index-value.entity';
import { indexCodePattern } from './formula-document.requests';

/** Id of a formula's version, e.g. `wci/13`. */
const formulaIdPattern = /^[a-z0-9][a-z0-9.-]{0,90}\/[a-z0-9.-]{1,40}$/;

export class IndexPeriodRequest {
  @IsIn(periodKinds)
  kind: PeriodKind;

  /** First day; of a week a Sunday, of a month the 1st. */
  @IsDay()
  from: string;

  /** Last day; needed for `days` alone. */
  @IsOptional()
  @IsDay()
  to?: string;
}

export class GivenInputRequest {
  /** As the formula names it. */
  @IsString()
  @MaxLength(40)
  name: string;

  /** The figure, a whole number. */
  @IsOptional()
  @IsNumber()
  value?: number;

  /** For inputs that are indices: a kept value of the same unit and period. */
  @IsOptional()
  @IsUUID()
  valueId?: string;

  /** `rounded` as "12.4万", `capped` as "10万+" (publishers count 100001), `approximate` as "近百"; default `exact`. */
  @IsOptional()
  @IsIn(precisions)
  precision?: Precision;

  /** Where it was read. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  note?: string;

  /** When it was read. */
  @IsOptional()
  @IsRfc3339()
  asOf?: string;
}

/** Which value it is, computed or read somewhere. */
class IndexValueRequest {
  @Matches(formulaIdPattern)
  formulaId: string;

  /** One of both: the account, for formulas of accounts. */
  @IsOptional()
  @IsUUID()
  channelAccountId?: string;

  /** Or the unit, for formulas of units. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @ValidateNested()
  @Type(() => IndexPeriodRequest)
  period: IndexPeriodRequest;
}

export class ComputeIndexValueRequest extends IndexValueRequest {
  /** All but the days; may be left out where a formula says what counts as missing, or with `gather`. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => GivenInputRequest)
  inputs?: GivenInputRequest[];

  /** Takes what is not given from our own records, e.g. the number of items that went out by us; default false. */
  @IsOptional()
  @IsBoolean()
  gather?: boolean;
}

export class ImportedIndexValueRequest extends IndexValueRequest {
  @IsNumber({ maxDecimalPlaces: 6 })
  @Min(0)
  @Max(1_000_000)
  value: number;
}

export class ImportIndexValuesRequest {
  /** Who published the values. */
  @IsString()
  @MaxLength(120)
  source: string;

  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(1_000)
  sourceUrl?: string;

  /** When they were read. */
  @IsRfc3339()
  asOf: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ImportedIndexValueRequest)
  items: ImportedIndexValueRequest[];
}

export class ListIndexValuesRequest extends ListRequest {
  /** A unit with everything below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @IsOptional()
  @IsUUID()
  channelAccountId?: string;

  @IsOptional()
  @Matches(indexCodePattern)
  indexCode?: string;

  @IsOptional()
  @Matches(formulaIdPattern)
  formulaId?: string;

  @IsOptional()
  @IsIn(valueOrigins)
  origin?: ValueOrigin;

  @IsOptional()
  @IsIn(periodKinds)
  periodKind?: PeriodKind;
}

export class IndexSeriesRequest {
  /** One of both: an account, */
  @IsOptional()
  @IsUUID()
  channelAccountId?: string;

  /** or a unit as a whole. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @IsOptional()
  @Matches(indexCodePattern)
  indexCode?: string;

  /** Periods of different length are never in one line; default `month`. */
  @IsOptional()
  @IsIn(periodKinds)
  periodKind?: PeriodKind;

  /** Periods wholly within these days; default the 12 months until today, at most five years. */
  @IsOptional()
  @IsDay()
  from?: string;

  @IsOptional()
  @IsDay()
  to?: string;
}

export class CompareIndexValuesRequest {
  /** Ids of values with commas between them; the others are measured by the first. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  ids: string[];
}
