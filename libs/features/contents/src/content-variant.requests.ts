import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';

/** Absent members: the item's own. */
export class VariantRequest {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  title?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  summary?: string | null;

  /** The whole short text on platforms of short texts. */
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  text?: string | null;

  @IsOptional()
  @IsUUID()
  coverAssetId?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(40, { each: true })
  tags?: string[] | null;
}
