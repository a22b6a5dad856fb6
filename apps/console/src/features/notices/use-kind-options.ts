import { useWords } from '@/ui';
import { noticeKinds } from './notice-kinds';

/** What may be chosen of notices; `review.overdue`, which programs choose, is told as a part of its noun. */
export function useKindOptions(chosen: readonly string[]) {
  const say = useWords('notices');
  const known: readonly string[] = noticeKinds;
  const nameOf = (noun: string) => (known.includes(noun) ? say(`kind.${noun}`) : say('kind_other'));
  return [
    ...noticeKinds.map((value) => ({ value: value as string, label: nameOf(value) })),
    ...chosen
      .filter((value) => !known.includes(value))
      .map((value) => ({ value, label: say('kind_part', { name: nameOf(value.split('.')[0]!) }) })),
  ];
}
