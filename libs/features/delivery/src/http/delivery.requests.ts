import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';
import { searchSorts } from '../search/search-question';
import type { SearchSort } from '../search/search-question';

const LONGEST_FIELDS = 1_000;

/** Control characters occur in no name, and the database takes not all of them. */
export const printable = /^\P{Cc}*$/u;

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

  /** Code or id of a brand (品牌). */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  @Matches(printable)
  brand?: string;

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

  /** Id of a programme: its episodes. */
  @IsOptional()
  @IsUUID()
  programme?: string;

  /** Id of somebody who has a page: the episodes that they are in. */
  @IsOptional()
  @IsUUID()
  person?: string;

  /** BCP 47: `mn-Mong`; `zh` finds `zh-CN` and `zh-Hant` too. */
  @IsOptional()
  @Matches(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/)
  language?: string;

  /** Published at or after this time. */
  @IsOptional()
  @IsRfc3339()
  from?: string;

  /** Published before this time. */
  @IsOptional()
  @IsRfc3339()
  to?: string;

  /** Default `newest`. `relevance`, with `q`: where the words stand in the title, then how close together. */
  @IsOptional()
  @IsIn(searchSorts)
  sort?: SearchSort;

  /** Only these members of each item, `title,slug,cover.url`; their order and repetitions mean nothing. */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_FIELDS)
  fields?: string;
}

export class DeliveredItemRequest {
  /** Only these members, `title,slug,cover.url`; their order and repetitions mean nothing. */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_FIELDS)
  fields?: string;
}

export class ArchiveRequest {
  /** Code or id of a unit: its items and those of the units below it. Without it: everything. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  @Matches(printable)
  organization?: string;
}
