import { READABLE, contrastOf, fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import type { SiteTemplate, SiteTheme } from './site-settings';
import { templateThemes } from './templates';
import type { WholeTheme } from './templates';

/** Text, its ground, and the member to change where they are too close. */
const pairs = [
  ['textColor', 'backgroundColor'],
  ['accentColor', 'backgroundColor'],
  ['headerTextColor', 'headerColor'],
] as const;

/** The theme as pages use it. One that can't be read, because a unit above changed its part, gives way to the template. */
export function wholeTheme(template: SiteTemplate, theme: SiteTheme): WholeTheme {
  const whole = { ...templateThemes[template], ...theme };
  return unreadablePairs(whole).length === 0 ? whole : templateThemes[template];
}

/** Colours that are too close to be read, with what they have and need. */
export function themeFaults(template: SiteTemplate, theme: SiteTheme): Fault[] {
  const whole = { ...templateThemes[template], ...theme };
  return unreadablePairs(whole).map(([text, ground]) => {
    const ratio = contrastOf(whole[text], whole[ground]).toFixed(2);
    return fault(
      `theme.${text}`,
      'contrast_too_low',
      `${whole[text]} 在 ${whole[ground]} 上的对比度为 ${ratio}，至少应为 ${READABLE}。`,
      `${whole[text]} on ${whole[ground]} has a contrast of ${ratio}; at least ${READABLE} is needed.`,
    );
  });
}

function unreadablePairs(whole: WholeTheme) {
  return pairs.filter(([text, ground]) => contrastOf(whole[text], whole[ground]) < READABLE);
}
