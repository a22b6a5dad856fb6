import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  IsUrl,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { slugPattern } from './domain/slug';
import { contentTypes } from './types/registry';

export class ContentSourceRequest {
  /** Printed; may be compound, e.g. 中工网-工人日报. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name: string;

  /** Also of an installation inside a house, which has no domain; nobody fetches it but the guarded client. */
  @IsOptional()
  @IsUrl({ require_protocol: true, require_tld: false, protocols: ['http', 'https'] })
  @MaxLength(2_000)
  url?: string;
}

/** 转载: named beside the source. */
export class ContentReprintRequest {
  /** As the source printed it. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  sourceTitle: string;

  /** On what ground it may be printed again: an agreement, a licence, the list of source units. */
  @IsString()
  @MinLength(2)
  @MaxLength(500)
  permissionBasis: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  originalAuthor?: string;
}

/** What an author writes. The block that the type names is added for each registered type. */
export class ContentBodyRequest {
  /** A column of the same unit or of one above it. */
  @IsOptional()
  @IsUUID()
  columnId?: string | null;

  /** A brand (品牌) of the same unit or of one above it. */
  @IsOptional()
  @IsUUID()
  brandId?: string | null;

  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title: string;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  summary?: string | null;

  /** Public address: lower-case latin letters, digits and hyphens. Made when absent; fixed once published. */
  @IsOptional()
  @Matches(slugPattern)
  slug?: string | null;

  /** Default `zh-CN`. */
  @IsOptional()
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
  locale?: string | null;

  /** Authors and units as printed. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  byline?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(40, { each: true })
  tags?: string[] | null;

  @IsOptional()
  @IsUUID()
  coverAssetId?: string | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ContentSourceRequest)
  source?: ContentSourceRequest | null;

  /** Somebody else's work: goes by the flow for reprints, which needs a listed source and a kept original. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ContentReprintRequest)
  reprint?: ContentReprintRequest | null;

  /** 生成合成内容声明: whether a machine made what it says or shows, or helped to; `none` and absent are the same. */
  @IsOptional()
  @IsIn(['none', 'assisted', 'generated'])
  generatedContent?: 'none' | 'assisted' | 'generated' | null;

  /** People who wrote it together with its author: they may edit it, and never decide on it. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  coAuthorIds?: string[] | null;
}

/** The same with every member optional: only what is sent changes, `null` empties, a block is merged. */
export class ChangeContentRequest extends PartialType(ContentBodyRequest) {}

for (const { key, requestClass } of contentTypes) {
  applyDecorators(
    ApiPropertyOptional({ type: () => requestClass }),
    IsOptional(),
    IsObject(),
    ValidateNested(),
    Type(() => requestClass),
  )(ContentBodyRequest.prototype, key, undefined as never);
  ApiPropertyOptional({ type: () => PartialType(requestClass) })(ChangeContentRequest.prototype, key);
}
