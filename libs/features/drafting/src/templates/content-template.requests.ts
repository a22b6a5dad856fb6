import { ApiProperty, PartialType, PickType } from '@nestjs/swagger';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
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
import { ChangeContentRequest, contentTypeKeys } from '@haojiao/features/contents';
import type { RawBody } from '@haojiao/features/contents';

export class CreateContentTemplateRequest {
  /** The unit and everything below it may use it. */
  @IsUUID()
  organizationId: string;

  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  @IsIn(contentTypeKeys)
  type: string;

  @IsOptional()
  @IsUUID()
  columnId?: string | null;

  /** As in a new item, without slug and column. Title and summary may hold `{date}`, `{weekday}` and `{number}`. */
  @IsObject()
  @ApiProperty({ type: ChangeContentRequest })
  parts: RawBody;

  /** For whoever writes the draft. */
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  instructions?: string;

  /** What `{number}` stands for in the next draft; default 1. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  nextNumber?: number;
}

export class ChangeContentTemplateRequest extends PartialType(
  PickType(CreateContentTemplateRequest, ['name', 'columnId', 'parts', 'instructions', 'nextNumber']),
  { skipNullProperties: false },
) {}

export class ListContentTemplatesRequest extends ListRequest {
  /** Templates that may be used in this unit: its own and those of the units above it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @IsOptional()
  @IsIn(contentTypeKeys)
  type?: string;
}

export class UseContentTemplateRequest {
  /** Default the caller's own unit. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** Default the template's; null for none. */
  @IsOptional()
  @IsUUID()
  columnId?: string | null;

  /** The day that the item is for; default today in the unit's time zone. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  day?: string;
}
