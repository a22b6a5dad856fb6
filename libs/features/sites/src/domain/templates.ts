import type { SiteTemplate, SiteTheme } from './site-settings';

export type WholeTheme = Required<SiteTheme>;

const common = { textColor: '#221e1b', backgroundColor: '#fffdfa', fontSize: 17, corner: 10 };

/** What the bundled templates set before a unit sets anything. */
export const templateThemes: Record<SiteTemplate, WholeTheme> = {
  plain: { ...common, accentColor: '#a81f24', headerColor: '#fffdfa', headerTextColor: '#221e1b' },
  classic_red: { ...common, accentColor: '#b3161c', headerColor: '#b3161c', headerTextColor: '#ffffff' },
  calm_blue: {
    ...common,
    backgroundColor: '#fdfeff',
    accentColor: '#1c5aa8',
    headerColor: '#17487f',
    headerTextColor: '#ffffff',
  },
};
