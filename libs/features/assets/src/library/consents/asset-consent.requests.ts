import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { PartialType } from '@nestjs/swagger';
import { IsDay } from '../is-day';

export class RecordAssetConsentRequest {
  /** Kept encrypted; no full names of minors where a first name will do. */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  personName: string;

  /** 未成年人: under 18. */
  @IsBoolean()
  isMinor: boolean;

  /** Of a minor: whether a parent or guardian agreed. */
  @IsOptional()
  @IsBoolean()
  guardianConsent?: boolean;

  @IsDay()
  givenOn: string;

  /** The last day on which it holds; null or absent: until it is revoked. */
  @IsOptional()
  @IsDay()
  expiresOn?: string | null;

  /** What for: which channels, which occasion. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  scope?: string;

  /** The signed sheet: a picture or document that the caller may see. */
  @IsOptional()
  @IsUUID()
  proofAssetId?: string | null;
}

/** What was recorded wrongly. Members left out are those of the consent that is corrected. */
export class CorrectAssetConsentRequest extends PartialType(RecordAssetConsentRequest, {
  skipNullProperties: false,
}) {
  /** What was wrong. Stands in the record and in the trail; no names. */
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason: string;

  /**
   * The person is not shown at all: neither this row nor the one that it corrects counts, with this version of the asset and
   * those after it. With older versions the consent stands as it was.
   */
  @IsOptional()
  @IsBoolean()
  isMistaken?: boolean;

  /** The revocation itself was the mistake. Left out: what was revoked stays revoked. */
  @IsOptional()
  @IsBoolean()
  takesBackRevocation?: boolean;
}
