import { Type } from 'class-transformer';
import {
  IsHexadecimal,
  IsObject,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

export class SealRequest {
  /** Name of the key. */
  @Matches(/^[a-z0-9]{1,40}$/)
  key: string;

  @IsHexadecimal()
  @Length(64, 64)
  value: string;
}

export class VerifyManifestRequest {
  /** The whole text of `manifest.json`, unchanged. */
  @IsString()
  @MaxLength(2_000_000)
  manifest: string;

  /** `key` and `value` of `manifest.seal.json`. */
  @IsObject()
  @ValidateNested()
  @Type(() => SealRequest)
  seal: SealRequest;
}
