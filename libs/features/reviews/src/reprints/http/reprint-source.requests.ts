import { PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { reprintSourceKinds, reprintSourceStates } from '../domain/reprint-source';
import type { ReprintSourceKind, ReprintSourceState } from '../domain/reprint-source';

export class ReprintSourceBodyRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  /** `news.cn` stands for `www.news.cn` too. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(253, { each: true })
  hosts?: string[];

  /** Names of its accounts on platforms on which anybody writes. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(100, { each: true })
  accounts?: string[];

  @IsIn(reprintSourceKinds)
  kind: ReprintSourceKind;

  /** First day, `YYYY-MM-DD`, Beijing. */
  @IsString()
  @MaxLength(10)
  validFrom: string;

  /** Last day; null or absent: without end. */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  validTo?: string | null;

  /** Default `active`. */
  @IsOptional()
  @IsIn(reprintSourceStates)
  state?: ReprintSourceState;

  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  note?: string | null;
}

export class CreateReprintSourceRequest extends ReprintSourceBodyRequest {
  /** The unit for which, and for everything below which, it is listed. */
  @IsUUID()
  organizationId: string;
}

export class ChangeReprintSourceRequest extends PartialType(ReprintSourceBodyRequest, {
  skipNullProperties: false,
}) {}

export class ImportReprintSourcesRequest {
  @IsUUID()
  organizationId: string;

  /**
   * CSV with a line of heads: `name,hosts,accounts,kind,valid_from,valid_to,state,note`, in any order; several hosts or
   * accounts in a cell are separated by `;`. A name that the unit lists already is changed.
   */
  @IsString()
  @MinLength(1)
  @MaxLength(900_000)
  csv: string;
}

export class ListReprintSourcesRequest extends ListRequest {
  /** What applies in this unit: its own entries and those of the units above it. Absent: every entry of one's branch. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @IsOptional()
  @IsIn(reprintSourceStates)
  state?: ReprintSourceState;

  /** A part of the name. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}
