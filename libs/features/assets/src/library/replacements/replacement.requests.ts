import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { rightsOfReplacements } from './replace-asset';
import type { RightsOfReplacement } from './replace-asset';

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

  /**
   * Needed where the version before has rights or a credit: `keep`, they hold for this file too; `none`, they do not. That
   * version keeps its own.
   */
  @IsOptional()
  @IsIn(rightsOfReplacements)
  rights?: RightsOfReplacement;
}
