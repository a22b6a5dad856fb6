import { viewRules } from '../domain/counting-rule';
import type { CountingRule } from '../domain/counting-rule';
import { playRules } from '../domain/play-rule';

export type Measure = 'page_view' | 'play';

export type RecountRule = CountingRule & { measure: Measure };

/** Rules whose reports are kept one by one, oldest first. */
export const recountRules: readonly RecountRule[] = [
  ...viewRules.map((rule) => ({ ...rule, measure: 'page_view' as const })),
  ...playRules.map((rule) => ({ ...rule, measure: 'play' as const })),
];

export const recountRuleIds: readonly string[] = recountRules.map(({ id }) => id);

export function recountRule(id: string): RecountRule | undefined {
  return recountRules.find((rule) => rule.id === id);
}
