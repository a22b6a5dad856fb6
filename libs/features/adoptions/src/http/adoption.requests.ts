import {
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  IsUrl,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import {
  adoptionExtents,
  adoptionKinds,
  adoptionLevels,
  adoptionMediums,
  adoptionStages,
  proofStates,
} from '@haojiao/features/submissions';
import type {
  AdoptionExtent,
  AdoptionKind,
  AdoptionLevel,
  AdoptionMedium,
  AdoptionStage,
  ProofState,
} from '@haojiao/features/submissions';

/** A day of the present or the last century; the strict check knows which months have 31. */
export const dayPattern = /^(19|20)\d{2}-\d{2}-\d{2}$/;

export class RecordAdoptionRequest {
  @IsIn(adoptionLevels)
  level: AdoptionLevel;

  /** Paper, bulletin, site or account that used it, by its full name. */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  outlet: string;

  /** By which a scoring scheme knows the outlet; it may know it by its name too. */
  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9_-]{0,59}$/)
  outletCode?: string | null;

  /** Default `public_media`. */
  @IsOptional()
  @IsIn(adoptionMediums)
  medium?: AdoptionMedium;

  /** Default `composite` where several reports became one item, else `standalone`. */
  @IsOptional()
  @IsIn(adoptionKinds)
  kind?: AdoptionKind;

  /** Default `full`. */
  @IsOptional()
  @IsIn(adoptionExtents)
  extent?: AdoptionExtent;

  /** How far it came at that level; default `adopted`, which implies the others. */
  @IsOptional()
  @IsIn(adoptionStages)
  stage?: AdoptionStage;

  /** Proof; an adoption without any stays a claim until somebody else who decides has verified it. */
  @IsOptional()
  @IsUrl({ require_protocol: true, protocols: ['http', 'https'] })
  @MaxLength(2_000)
  url?: string | null;

  /** Proof: a clipping, screenshot or scan that the caller may read. It stays as long as the adoption. */
  @IsOptional()
  @IsUUID()
  proofAssetId?: string | null;

  /** `YYYY-MM-DD` */
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  adoptedOn: string;
}

export class RefuseProofRequest {
  /** Those who wrote the report read it. */
  @Matches(/\S/)
  @IsString()
  @MaxLength(1_000)
  reason: string;
}

export class ListAdoptionsRequest extends ListRequest {
  /** Default `claimed`: what waits to be verified. */
  @IsOptional()
  @IsIn(proofStates)
  state?: ProofState;

  /** This unit and those below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
