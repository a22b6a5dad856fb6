import type { SiteLevel } from './effective-site';
import type { GreyTheme } from './site-settings';

/** A time of mourning that a unit ordered, for itself and everything below it. */
export interface MourningWindow {
  organizationId: string;
  startsAt: Date;
  endsAt: Date;
  orderedAt: Date;
}

/**
 * Times of mourning as orders of grey. The unit that ordered one may say that its pages stay as they are all the same
 * (`off`), and says so for times that it ordered before: one that is left over from earlier counts for nothing. The units
 * below may not.
 */
export function greyOrdersOfMourning(way: SiteLevel[], windows: MourningWindow[]): GreyTheme[] {
  const colourfulSince = new Map(
    way
      .filter(({ settings }) => settings.grey?.mode === 'off')
      .map((level) => [level.organizationId, level.greySetAt]),
  );
  return windows
    .filter(({ organizationId, orderedAt }) => {
      const since = colourfulSince.get(organizationId);
      return !since || since < orderedAt;
    })
    .map(({ startsAt, endsAt }) => ({
      mode: 'window',
      from: startsAt.toISOString(),
      until: endsAt.toISOString(),
    }));
}
