import type { OrganizationTier } from '@haojiao/features/organizations';
import type { AdoptionLevel } from '@haojiao/features/submissions';

const levels: Record<OrganizationTier, AdoptionLevel> = {
  national: 'national',
  province: 'province',
  city: 'city',
  county: 'county',
  township: 'unit',
  community: 'unit',
  enterprise: 'unit',
};

/** At which level a unit's own channels stand; a unit whose tier nobody entered speaks for itself alone. */
export function levelOfTier(tier: string | null): AdoptionLevel {
  return levels[tier as OrganizationTier] ?? 'unit';
}
