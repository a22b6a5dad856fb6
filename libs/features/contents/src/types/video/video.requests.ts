import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { ChapterRequest } from '../chapter.requests';

export class VideoCaptionsRequest {
  /** BCP 47, `zh-Hans`. */
  @IsString()
  @MaxLength(35)
  @Matches(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
    message: '$property must be a language tag, e.g. zh-Hans',
  })
  language: string;

  /** As viewers choose it: `简体中文`. */
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  label: string;

  /** A file in WebVTT or SRT, uploaded as an asset. */
  @IsUUID()
  assetId: string;

  /** Shown at once; at most one is. */
  @IsOptional()
  @IsBoolean()
  isDefault?: boolean;
}

export class VideoChapterRequest extends ChapterRequest {}

export class VideoRequest {
  /** The film; may be missing in a draft, never at a review. */
  @IsOptional()
  @IsUUID()
  videoAssetId?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  descriptionText?: string;

  /** One for each language. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => VideoCaptionsRequest)
  captions?: VideoCaptionsRequest[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => VideoChapterRequest)
  chapters?: VideoChapterRequest[];

  /**
   * The picture before the film begins: one of the library, or a frame (`POST /assets/{id}/frames`). Absent: the cover,
   * else a frame that is chosen for its sharpness.
   */
  @IsOptional()
  @IsUUID()
  posterAssetId?: string | null;
}
