import { PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';
import { contentTypeKeys } from '@haojiao/features/contents';
import { blackoutKinds } from './blackout-kind';
import type { BlackoutKind } from './blackout-kind';

export class BlackoutWindowBodyRequest {
  /** Default `other`. `mourning` makes public pages grey. */
  @IsOptional()
  @IsIn(blackoutKinds)
  kind?: BlackoutKind;

  @IsRfc3339()
  startsAt: string;

  @IsRfc3339()
  endsAt: string;

  /** Why: shown with everything that waits. */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  reason: string;

  /** Who ordered it: an office, or the number of a document. */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  orderedBy: string;

  /** Only these; null or absent: all. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^[a-z_]{2,30}$/, { each: true })
  platforms?: string[] | null;

  /** Only these; null or absent: all. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(contentTypeKeys, { each: true })
  contentTypes?: string[] | null;

  /** Items that go out all the same. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  exemptContentIds?: string[];
}

export class CreateBlackoutWindowRequest extends BlackoutWindowBodyRequest {
  /** The unit and everything below it. */
  @IsUUID()
  organizationId: string;
}

export class ChangeBlackoutWindowRequest extends PartialType(BlackoutWindowBodyRequest, {
  skipNullProperties: false,
}) {}

export class ListBlackoutWindowsRequest extends ListRequest {
  /** Windows of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** That end after. */
  @IsOptional()
  @IsRfc3339()
  from?: string;

  /** That start before. */
  @IsOptional()
  @IsRfc3339()
  to?: string;
}
