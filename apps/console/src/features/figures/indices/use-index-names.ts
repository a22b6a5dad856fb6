import { inOffice, momentText, useWords } from '@/ui';
import { useNumbers } from '../parts/numbers';
import { weekEnd } from './index-period';
import type { PeriodWish } from './index-period';
import type { IndexValue } from './use-indices';

/** `2026年10月`, `2026年`, and days for everything else. */
export function usePeriodText(): (period: PeriodWish) => string {
  const say = useWords('figures');
  return ({ kind, from, to }) => {
    if (kind === 'year') return say('indices.year', { year: from.slice(0, 4) });
    if (kind === 'month')
      return say('indices.month', { year: from.slice(0, 4), month: Number(from.slice(5, 7)) });
    return say('indices.days', { from, to: to ?? weekEnd(from) });
  };
}

/** The value, with that it may be more where an input was shown as `10万+`. */
export function useValueText(): (value: Pick<IndexValue, 'value' | 'isCapped'>) => string {
  const say = useWords('figures');
  const numbers = useNumbers();
  return ({ value, isCapped }) =>
    isCapped ? say('indices.at_least', { number: numbers.format(value) }) : numbers.format(value);
}

/** Reckoned here, or printed by whom and when. */
export function useOriginText(): (value: IndexValue) => string {
  const say = useWords('figures');
  return ({ origin, source, asOf, recordedAt }) =>
    origin === 'computed'
      ? say('indices.computed_at', { at: momentText(recordedAt) })
      : say('indices.published_by', {
          source: source ?? '',
          day: inOffice(asOf ?? recordedAt).format('YYYY-MM-DD'),
        });
}
