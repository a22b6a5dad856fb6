import type { SiteLevel } from './effective-site';
import type { GreyTheme } from './site-settings';

/** A time of mourning that a unit ordered, for itself and everything below it. */
export interface MourningWindow {
  organizationId: string;
  startsAt: Date;
  endsAt: Date;
}

/**
 * Times of mourning as orders of grey. The unit that ordered one may say that its pages stay as they are all the same
 * (`off`); the units below may not.
 */
export function greyOrdersOfMourning(way: SiteLevel[], windows: MourningWindow[]): GreyTheme[] {
  const colourful = new Set(
    way.filter(({ settings }) => settings.grey?.mode === 'off').map((level) => level.organizationId),
  );
  return windows
    .filter(({ organizationId }) => !colourful.has(organizationId))
    .map(({ startsAt, endsAt }) => ({
      mode: 'window',
      from: startsAt.toISOString(),
      until: endsAt.toISOString(),
    }));
}
