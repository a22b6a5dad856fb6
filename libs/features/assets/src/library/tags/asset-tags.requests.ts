import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

export class SuggestAssetTagsRequest {
  /** This unit and the units below it; absent: all that the caller may see. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** What the tag begins with, or has in it. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  q?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}
