import type { Shape } from '@/api-client';

export type Site = Shape<'SiteResponse'>;
export type SiteSettings = Shape<'SiteSettingsRequest'>;
export type SettingName = keyof SiteSettings;

/** What is set together, in one dialog. */
export const parts = {
  words: ['name', 'description', 'keywords'],
  look: ['template', 'logoAssetId', 'headerAssetId', 'theme'],
  filing: ['icpNumber', 'icpUrl', 'psbNumber', 'psbUrl', 'siteIdCode'],
  footer: ['hotline', 'address', 'copyright'],
  services: ['serviceCards'],
  follow: ['followCodes'],
  grey: ['grey'],
} as const satisfies Record<string, readonly SettingName[]>;

export type PartName = keyof typeof parts;
export const partNames = Object.keys(parts) as PartName[];

/** The choice, among others, to go by the unit above: like whatever is left empty. */
export const INHERITED = '';

/** What was set has the very members that a change of it takes. */
export const settingsIn = (told: Site['own']) => told as SiteSettings;

/** A change of one part: what the form leaves empty is taken back, and then comes from above again. */
export function changeOf(part: PartName, values: SiteSettings): SiteSettings {
  return Object.fromEntries(parts[part].map((name) => [name, filledIn(values[name])]));
}

function filledIn(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || null;
  if (Array.isArray(value)) return value.length > 0 ? value : null;
  if (typeof value !== 'object' || value === null) return value ?? null;
  const members = Object.entries(value)
    .map(([name, member]) => [name, filledIn(member)] as const)
    .filter(([, member]) => member !== null);
  return members.length > 0 ? Object.fromEntries(members) : null;
}
