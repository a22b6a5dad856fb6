import { useWords } from '@/ui';
import type { Outlet, UseCondition } from './rules';

/** Rules in words: what a use or a report must be like. */
export function useRuleWords(outlets: readonly Outlet[]) {
  const say = useWords('scoring');
  const report = useWords('submissions');
  const categories = (codes: readonly string[] | undefined) =>
    codes?.map((code) => report(`category.${code}`)).join('、');
  const outletName = (code: string) => outlets.find((outlet) => outlet.code === code)?.name ?? code;
  const use = (rule: UseCondition) => {
    const parts = [
      rule.outlet && outletName(rule.outlet),
      rule.level && report(`level.${rule.level}`),
      rule.medium && report(`medium.${rule.medium}`),
      rule.kind && report(`kind.${rule.kind}`),
      rule.extent && report(`extent.${rule.extent}`),
      rule.stage && rule.stage !== 'adopted' && report(`stage.${rule.stage}`),
      rule.slot && say(`slot.${rule.slot}`),
      categories(rule.categories),
      rule.minCharacters && say('rule.min_characters_are', { count: rule.minCharacters }),
    ].filter(Boolean);
    return parts.join(' · ') || say('rule.any_use');
  };
  return { say, report, categories, outletName, use };
}
