import { viewRules } from './counting-rule';
import type { RuleInWords } from './counting-rule';
import { currentListenRule } from './listen-rule';
import { currentLiveRule } from './live-rule';
import { currentPlayRule } from './play-rule';

/** Every rule that a figure may name, by what it counts and oldest first. */
export const countingRules: readonly RuleInWords[] = [
  ...viewRules,
  currentListenRule,
  currentPlayRule,
  currentLiveRule,
];
