import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsNumber,
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

export class VideoChapterRequest {
  /** From the beginning; fractions allowed. */
  @IsNumber({ allowNaN: false, allowInfinity: false, maxDecimalPlaces: 3 })
  @Min(0)
  @Max(360_000)
  startSeconds: number;

  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title: string;
}

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
