import type { GreyTheme, SettingName, SiteSettings, SiteTemplate, SiteTheme } from './site-settings';

/** One unit on the way from the root, with what it has set. */
export interface SiteLevel {
  organizationId: string;
  name: string;
  /** Of the unit itself, as the register of units has them. */
  icpNumber: string | null;
  psbNumber: string | null;
  settings: SiteSettings;
  /** When `grey` was last said; null: it was not. */
  greySetAt: Date | null;
  launchWaiver: string | null;
}

/** What holds for a unit. */
export interface EffectiveSettings {
  settings: SiteSettings & { name: string; template: SiteTemplate; theme: SiteTheme };
  /** Unit from which each member comes. */
  setBy: Partial<Record<SettingName, string>>;
  /** Every order of the way counts: see `greyStateOf`. */
  greyOrders: GreyTheme[];
  launchWaiver: string | null;
}

/**
 * Settings of a way from the root to the unit, the nearest first to count. Three members have rules of their own: a
 * name is nobody's but the unit's; a template chosen below leaves the colours from above behind; and grey adds up.
 */
export function effectiveSettings(way: SiteLevel[]): EffectiveSettings {
  const settings: SiteSettings = {};
  const setBy: Partial<Record<SettingName, string>> = {};
  const greyOrders: GreyTheme[] = [];
  let launchWaiver: string | null = null;
  for (const level of way) {
    const { name: _name, theme, grey, ...others } = level.settings;
    const told = { ...numbersOf(level), ...others };
    // A number of one's own is not proven by somebody else's record.
    if (told.icpNumber && !told.icpUrl) delete settings.icpUrl;
    if (told.psbNumber && !told.psbUrl) delete settings.psbUrl;
    Object.assign(settings, told);
    if (others.template) settings.theme = undefined;
    if (theme) settings.theme = { ...settings.theme, ...theme };
    if (grey) greyOrders.push(grey);
    if (grey) settings.grey = grey;
    for (const name of Object.keys({ ...told, ...(theme && { theme }), ...(grey && { grey }) }))
      setBy[name as SettingName] = level.organizationId;
    launchWaiver = level.launchWaiver ?? launchWaiver;
  }
  const unit = way.at(-1);
  return {
    settings: {
      ...settings,
      name: unit?.settings.name ?? unit?.name ?? '',
      template: settings.template ?? 'plain',
      theme: settings.theme ?? {},
    },
    setBy: { ...setBy, ...(unit?.settings.name && { name: unit.organizationId }) },
    greyOrders,
    launchWaiver,
  };
}

function numbersOf({ icpNumber, psbNumber }: SiteLevel): SiteSettings {
  return { ...(icpNumber && { icpNumber }), ...(psbNumber && { psbNumber }) };
}
