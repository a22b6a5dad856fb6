import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';

export class YearRequest {
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year: number;
}

export class CalendarDayRequest {
  /** `YYYY-MM-DD` */
  @IsString()
  @MaxLength(20)
  date: string;

  /** `holiday` or `make_up` */
  @IsString()
  @MaxLength(20)
  kind: string;

  @IsString()
  @MaxLength(200)
  name: string;
}

export class ImportYearRequest {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(400)
  @ValidateNested({ each: true })
  @Type(() => CalendarDayRequest)
  days?: CalendarDayRequest[];

  /** In place of `days`: lines `date,kind,name`. */
  @IsOptional()
  @IsString()
  @MaxLength(50_000)
  csv?: string;

  /** The notice: its number or address. */
  @IsOptional()
  @IsString()
  @MinLength(2)
  @MaxLength(500)
  source?: string;
}

export class ListYearVersionsRequest extends ListRequest {}
