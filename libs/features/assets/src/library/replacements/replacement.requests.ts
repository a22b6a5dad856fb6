import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class RestoreAssetRequest {
  /** A version of the same chain. */
  @IsUUID()
  versionId: string;
}

/** Beside the file of a replacement: what is left out goes along from the version before. */
export class ReplaceAssetRequest {
  /** Where the new picture shows something else. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  altText?: string;
}
