import { PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { brandStates } from '../domain/brand-state';
import type { BrandState } from '../domain/brand-state';

export class BrandBodyRequest {
  /** Lower-case latin letters, digits and hyphens; unique in the unit, part of public addresses. */
  @Matches(/^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$/)
  code: string;

  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  description?: string;

  /** `#rrggbb`, with a contrast of 3 at least on white. */
  @Matches(/^#[0-9a-f]{6}$/)
  color: string;

  /** A picture of the library. */
  @IsOptional()
  @IsUUID()
  logoAssetId?: string | null;

  /** Default `active`. `retired`: stays with what has it, and is given to nothing more. */
  @IsOptional()
  @IsIn(brandStates)
  state?: BrandState;
}

export class CreateBrandRequest extends BrandBodyRequest {
  @IsUUID()
  organizationId: string;
}

export class ChangeBrandRequest extends PartialType(BrandBodyRequest, { skipNullProperties: false }) {}

export class ListBrandsRequest extends ListRequest {
  /** Brands that may be used in this unit: its own and those of the units above it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @IsOptional()
  @IsIn(brandStates)
  state?: BrandState;
}
