import { currentRule, viewRules } from './counting-rule';
import type { RuleInWords } from './counting-rule';
import { dataCentreListDate } from './data-centre-ranges';
import { currentListenRule } from './listen-rule';
import { currentLiveRule } from './live-rule';
import { currentPlayRule } from './play-rule';

/** Lists that rules name by their reason and that are renewed by themselves: addresses change hands, a listen stays one. */
export const renewedLists: Readonly<Record<string, { date: string; sources: readonly string[] }>> = {
  data_centre: {
    date: dataCentreListDate,
    sources: [
      'https://ip-ranges.amazonaws.com/ip-ranges.json',
      'https://www.gstatic.com/ipranges/cloud.json',
      'https://digitalocean.com/geofeed/google.csv',
    ],
  },
};

/** Rules by which something is counted today. */
export const currentRuleIds: readonly string[] = [
  currentRule,
  currentListenRule,
  currentPlayRule,
  currentLiveRule,
].map(({ id }) => id);

/** Every rule that a figure may name, by what it counts and oldest first. */
export const countingRules: readonly RuleInWords[] = [
  ...viewRules,
  currentListenRule,
  currentPlayRule,
  currentLiveRule,
];
