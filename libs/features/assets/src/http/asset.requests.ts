import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { generatedContents } from '../library/generated/generated-content';
import type { GeneratedContent } from '../library/generated/generated-content';
import { IsDay } from '../library/is-day';
import { AssetRightsRequest } from '../library/rights/asset-rights.requests';

const kinds = ['image', 'audio', 'video', 'document', 'captions'] as const;

/** The text fields of an upload; the file itself stands beside them in the form. */
export class UploadAssetRequest {
  @IsUUID()
  organizationId: string;

  /** What somebody who can't see the picture should know. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  altText?: string;

  /** Who made it. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  credit?: string;

  /** A folder of that unit. */
  @IsOptional()
  @IsUUID()
  folderId?: string;
}

export class FocalPointRequest {
  /** From the left edge, 0–1. */
  @IsNumber()
  @Min(0)
  @Max(1)
  x: number;

  /** From the top edge, 0–1. */
  @IsNumber()
  @Min(0)
  @Max(1)
  y: number;
}

export class ChangeAssetRequest {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  altText?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  credit?: string | null;

  /** What crops keep in sight; null: what catches the eye. */
  @IsOptional()
  @ValidateNested()
  @Type(() => FocalPointRequest)
  focalPoint?: FocalPointRequest | null;

  /** A folder of its unit; null: none. */
  @IsOptional()
  @IsUUID()
  folderId?: string | null;

  /** All of them: what is left out goes. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  tags?: string[] | null;

  /** All of them: members left out are empty from then on. */
  @IsOptional()
  @ValidateNested()
  @Type(() => AssetRightsRequest)
  rights?: AssetRightsRequest | null;

  /** Whether people can be recognised. */
  @IsOptional()
  @IsIn(['none', 'unknown', 'yes'])
  peopleShown?: 'none' | 'unknown' | 'yes';

  /** Whether a machine made it; a file with an `AIGC` mark of its own is never `none`. */
  @IsOptional()
  @IsIn(generatedContents)
  generatedContent?: GeneratedContent;
}

const truth = ({ value }: { value: unknown }) =>
  value === 'true' ? true : value === 'false' ? false : value;

export class DeleteAssetRequest {
  /** With all its versions, older and newer. */
  @IsOptional()
  @Transform(truth)
  @IsBoolean()
  chain?: boolean;
}

export class ListAssetsRequest extends ListRequest {
  /** This unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @IsOptional()
  @IsIn(kinds)
  kind?: (typeof kinds)[number];

  /** Words of file name, alternative text, credit or tags. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  /** Directly in this folder. */
  @IsOptional()
  @IsUUID()
  folderId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  tag?: string;

  /** Named by no item, report or other thing. */
  @IsOptional()
  @Transform(truth)
  @IsBoolean()
  unused?: boolean;

  /** Pictures without an alternative text. */
  @IsOptional()
  @Transform(truth)
  @IsBoolean()
  missingAltText?: boolean;

  /** `YYYY-MM-DD`: those whose last day is before it. */
  @IsOptional()
  @IsDay()
  rightsExpireBefore?: string;

  /** Pictures that look like this asset. */
  @IsOptional()
  @IsUUID()
  similarTo?: string;

  /** Other assets of the same bytes as this one. */
  @IsOptional()
  @IsUUID()
  duplicateOf?: string;

  @IsOptional()
  @IsIn(generatedContents)
  generated?: GeneratedContent;
}
