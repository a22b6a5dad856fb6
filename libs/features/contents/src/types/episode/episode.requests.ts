import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  IsUrl,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { personRoleKeys } from '@haojiao/features/programmes';
import { ChapterRequest } from '../chapter.requests';

export class EpisodePersonRequest {
  @IsUUID()
  personId: string;

  @IsIn(personRoleKeys)
  role: string;
}

/** Ascending by `startSeconds`. */
export class EpisodeChapterRequest extends ChapterRequest {
  @IsOptional()
  @IsUrl({ require_protocol: true, require_tld: false, protocols: ['http', 'https'] })
  @MaxLength(2_000)
  url?: string;

  @IsOptional()
  @IsUUID()
  imageAssetId?: string;
}

export class EpisodeRequest {
  /** The recording; may be missing in a draft, never at a review. */
  @IsOptional()
  @IsUUID()
  audioAssetId?: string | null;

  /** The programme (audio series) it belongs to. */
  @IsOptional()
  @IsUUID()
  programmeId?: string | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  season?: number | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  number?: number | null;

  /** Show notes. */
  @IsOptional()
  @IsString()
  @MaxLength(200_000)
  notesHtml?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500_000)
  transcript?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  guests?: string[];

  /** Default `full`. Only full episodes take a number of the programme. */
  @IsOptional()
  @IsIn(['full', 'trailer', 'bonus'])
  episodeType?: 'full' | 'trailer' | 'bonus';

  /** People of the programme’s unit (`/programme-people`); a guest needs a consent before the sign-off. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EpisodePersonRequest)
  people?: EpisodePersonRequest[];

  /** The spoken words with their times: captions as WebVTT. */
  @IsOptional()
  @IsUUID()
  captionsAssetId?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => EpisodeChapterRequest)
  chapters?: EpisodeChapterRequest[];

  /** Absent: as the programme says. */
  @IsOptional()
  @IsBoolean()
  explicit?: boolean | null;
}
