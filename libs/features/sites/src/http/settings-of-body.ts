import type { SiteSettings } from '../domain/site-settings';
import type { SiteSettingsRequest } from './site.requests';

/** Plain values of a body; a member that is null or absent is not set. */
export function settingsOf(body: SiteSettingsRequest): SiteSettings {
  return withoutNulls(JSON.parse(JSON.stringify(body))) as SiteSettings;
}

/** What stands after a change: absent members stay, null takes one back. */
export function changedSettings(current: SiteSettings, body: SiteSettingsRequest): SiteSettings {
  return withoutNulls({ ...current, ...(JSON.parse(JSON.stringify(body)) as object) }) as SiteSettings;
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null && member !== undefined)
      .map(([name, member]) => [name, withoutNulls(member)]),
  );
}
