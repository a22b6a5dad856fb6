import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

export class UnitPlacesRequest {
  /** Code of a class of units. */
  @IsString()
  @MaxLength(40)
  unitClass: string;

  @IsInt()
  @Min(1)
  @Max(200)
  places: number;
}

export class PrepareHonourRollRequest {
  @IsUUID()
  assessmentYearId: string;

  /** 2026年度信息工作先进单位和优秀通讯员 */
  @IsString()
  @MaxLength(100)
  @Matches(/\S/)
  title: string;

  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique(({ unitClass }: UnitPlacesRequest) => unitClass)
  @ValidateNested({ each: true })
  @Type(() => UnitPlacesRequest)
  unitPlaces: UnitPlacesRequest[];

  /** For correspondents of all classes. */
  @IsInt()
  @Min(0)
  @Max(200)
  personPlaces: number;

  /** Fewer points are honoured by nothing; default 0. */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(1_000_000)
  minimumPoints?: number;
}
