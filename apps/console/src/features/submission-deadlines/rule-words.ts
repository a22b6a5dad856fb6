import { useWords } from '@/ui';
import type { Rule, Term } from './use-deadlines';

/** A rule as one would say it: 经验、加急：事件之后 3 个工作日内. */
export function useRuleWords() {
  const say = useWords('submission-deadlines');
  const sayReport = useWords('submissions');
  const listOf = (names: readonly string[] | null, words: string) =>
    (names ?? []).map((name) => sayReport(`${words}.${name}`)).join(say('comma'));
  return {
    reports: ({ categories, urgencies }: Rule) =>
      [listOf(categories, 'category'), listOf(urgencies, 'urgency')].filter(Boolean).join(say('and')) ||
      say('all_reports'),
    within: ({ within, unit }: Rule) =>
      within === 0 ? say(`at_once.${unit}`) : say(`within.${unit}`, { count: within }),
    term: ({ from, to, days }: Term) =>
      days === null ? say('term_by_rule', { from, to }) : say('term_days', { from, to, count: days }),
  };
}
