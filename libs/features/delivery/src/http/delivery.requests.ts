import { IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';

/** Control characters occur in no name, and the database takes not all of them. */
const printable = /^\P{Cc}*$/u;

export class ListDeliveryRequest extends ListRequest {
  /** Code or id of a unit: its items and those of the units below it. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  @Matches(printable)
  organization?: string;

  /** Code or id of a column. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  @Matches(printable)
  column?: string;

  /** `article`, `episode`, `video`. */
  @IsOptional()
  @Matches(/^[a-z_]{1,40}$/)
  type?: string;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  @Matches(printable)
  tag?: string;

  /** Words that must all occur; Chinese needs no spaces. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  @Matches(printable)
  q?: string;
}
