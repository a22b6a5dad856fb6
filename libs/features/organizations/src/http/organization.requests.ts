import {
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { IsOmittable, ListRequest } from '@haojiao/infrastructure/http';
import { organizationTiers } from '../domain/organization-tier';
import type { OrganizationTier } from '../domain/organization-tier';
import { roles } from '../domain/roles';
import type { Role } from '../domain/roles';

/** What a unit may be given at its making and later. */
class OrganizationFields {
  /** Level of the unit in the union tree. */
  @IsOptional()
  @IsIn(organizationTiers)
  tier?: OrganizationTier | null;

  /** IANA name, e.g. `Asia/Shanghai`. */
  @IsOptional()
  @IsIn(Intl.supportedValuesOf('timeZone'))
  timeZone?: string;

  /** Address of an item on the unit's own site, with `{slug}` or `{id}`; null: our public pages. */
  @IsOptional()
  @Matches(/^https?:\/\/[^\s]+\{(slug|id)\}[^\s]*$/)
  @MaxLength(500)
  itemUrlPattern?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  icpNumber?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  psbNumber?: string | null;

  /** Days without a post after which an account of the unit counts as neglected; default 14. */
  @IsOmittable()
  @IsInt()
  @Min(1)
  @Max(365)
  staleAfterDays?: number;

  /** Days without a post after which that is announced, at most `staleAfterDays`; default 10. */
  @IsOmittable()
  @IsInt()
  @Min(1)
  @Max(365)
  warnAfterDays?: number;
}

export class ChangeOrganizationRequest extends OrganizationFields {
  @IsOptional()
  @IsString()
  @MinLength(2)
  @MaxLength(100)
  name?: string;
}

export class CreateOrganizationRequest extends OrganizationFields {
  @IsString()
  @MinLength(2)
  @MaxLength(100)
  name: string;

  /** Lower-case latin letters, digits and hyphens; part of public addresses. */
  @Matches(/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/)
  code: string;

  /** Without it the unit hangs directly under the root. */
  @IsOptional()
  @IsUUID()
  parentId?: string;
}

export class ListOrganizationsRequest extends ListRequest {
  @IsOptional()
  @IsUUID()
  parentId?: string;
}

export class AssignMemberRequest {
  /** An empty list takes the person out of the unit. */
  @IsArray()
  @ArrayUnique()
  @IsIn(roles, { each: true })
  roles: Role[];

  /** Whether the roles reach the units below; default true. */
  @IsOptional()
  @IsBoolean()
  inherit?: boolean;
}
