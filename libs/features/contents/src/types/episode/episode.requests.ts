import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

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
}
