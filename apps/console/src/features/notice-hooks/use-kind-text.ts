import { noticeKinds } from '@/features/notices';
import { useWords } from '@/ui';

/** What is passed on, in words: everything, or the kinds that were chosen. */
export function useKindText(): (kinds: readonly string[]) => string {
  const say = useWords('notice-hooks');
  const sayNotice = useWords('notices');
  const known: readonly string[] = noticeKinds;
  // `review.overdue` is told as its noun: the fine kinds are chosen by programs, not here.
  const nounOf = (kind: string) => kind.split('.')[0]!;
  return (kinds) => {
    if (kinds.length === 0) return say('all_kinds');
    const nouns = [...new Set(kinds.map(nounOf))];
    return nouns
      .map((noun) => (known.includes(noun) ? sayNotice(`kind.${noun}`) : say('other_kind')))
      .join('、');
  };
}
