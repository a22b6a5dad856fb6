import type { Outcome } from './review-transitions';

/** What a decision is called on paper and on pages. */
export const outcomeWords: Record<Outcome, string> = {
  approve: '同意',
  return: '退回修改',
  reject: '退稿',
};
