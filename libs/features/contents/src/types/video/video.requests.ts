import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class VideoRequest {
  /** The film; may be missing in a draft, never at a review. */
  @IsOptional()
  @IsUUID()
  videoAssetId?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  descriptionText?: string;
}
