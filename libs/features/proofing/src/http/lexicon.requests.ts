import { PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';
import { fieldKinds } from '../domain/lexicon-term';
import type { FieldKind } from '../domain/lexicon-term';

const MAX_NUMBER = 1_000_000;

export class LexiconBodyRequest {
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  name: string;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  description?: string;
}

export class CreateLexiconRequest extends LexiconBodyRequest {
  /** The unit that owns it; it applies there and in every unit below. */
  @IsUUID()
  organizationId: string;
}

export class ChangeLexiconRequest extends PartialType(LexiconBodyRequest, { skipNullProperties: false }) {
  /** Puts this version in force; an earlier one too. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_NUMBER)
  activeNumber?: number;
}

export class ListLexiconsRequest extends ListRequest {
  /** Only those of this unit. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

export class LexiconChangeRequest {
  /** A whole row by the names of the columns; takes the place of the one with its `id`. */
  @IsOptional()
  @IsObject()
  put?: Record<string, unknown>;

  /** `id` of the row that goes. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  remove?: string;
}

export class ImportLexiconRequest {
  /** Changes to the rows of the newest version; files come as `multipart/form-data`, `text/csv` or JSON lines. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => LexiconChangeRequest)
  changes?: LexiconChangeRequest[];
}

export class ImportLexiconQuery {
  /** `true`: the new version is in force at once. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  activate: boolean = false;
}

export class ExportLexiconRequest {
  @IsIn(['csv', 'jsonl'])
  format: 'csv' | 'jsonl' = 'csv';
}

export class CompareLexiconRequest {
  /** The later number is that of the address. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_NUMBER)
  from: number;
}

export class TestLexiconRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(100_000)
  text: string;

  /** Left out: the version in force, else the newest. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_NUMBER)
  number?: number;

  @IsOptional()
  @IsIn(fieldKinds)
  field?: FieldKind;

  /** As if it were written for this platform. */
  @IsOptional()
  @Matches(/^[a-z_]{2,30}$/)
  channel?: string | null;
}

export class MuteTermRequest {
  @IsString()
  @Matches(/\S/)
  @MaxLength(500)
  reason: string;

  /** Null or left out: until it is lifted. */
  @IsOptional()
  @IsRfc3339()
  until?: string | null;
}

export class LeaderEntryRequest {
  @IsString()
  @MaxLength(50)
  name: string;

  @IsString()
  @MaxLength(200)
  title: string;

  /** Day, inclusive. */
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  validFrom?: string | null;

  /** Day, inclusive. */
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  validTo?: string | null;
}

export class PutLeaderOrderRequest {
  /** The whole list, in the order in which people are to be named. */
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => LeaderEntryRequest)
  entries: LeaderEntryRequest[];
}
