import type { Outcome } from './review-transitions';

/** What a decision is called on paper and on pages. */
export const outcomeWords: Record<Outcome, string> = {
  approve: '同意',
  return: '退回修改',
  reject: '退稿',
};

/**
 * A decision in one line: its word, what has become of it (`（后已失效）`), and the comment. A comment that begins with the
 * word says it itself.
 */
export function opinionText(outcome: Outcome, comment: string | null, mark = ''): string {
  const word = outcomeWords[outcome];
  if (mark === '' && comment?.startsWith(word)) return comment;
  return [word + mark, comment].filter(Boolean).join('：');
}
