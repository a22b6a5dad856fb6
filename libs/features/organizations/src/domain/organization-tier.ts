/** Level of a unit in the union tree, highest first. */
export const organizationTiers = [
  'national',
  'province',
  'city',
  'county',
  'township',
  'community',
  'enterprise',
] as const;

export type OrganizationTier = (typeof organizationTiers)[number];
