import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { organizationTiers } from '../domain/organization-tier';
import type { OrganizationTier } from '../domain/organization-tier';
import { reachesBelow } from '../units-below';
import type { ReachBelow, WantedUnits } from '../units-below';

/** Units below the asking one, named or by their level; together they are who is addressed. */
export class UnitsBelowRequest {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  organizationIds?: string[];

  /** All units below of this tier; with `reach`, those of them that it reaches. */
  @IsOptional()
  @IsIn(organizationTiers)
  tier?: OrganizationTier | null;

  /** The next level of the branch, or everything below. */
  @IsOptional()
  @IsIn(reachesBelow)
  reach?: ReachBelow | null;
}

export function wantedUnitsOf({ organizationIds, tier, reach }: UnitsBelowRequest): WantedUnits {
  return {
    organizationIds: (organizationIds ?? []).map((id) => id.toLowerCase()),
    tier: tier ?? null,
    reach: reach ?? null,
  };
}
