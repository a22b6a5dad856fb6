import { useWords } from '@/ui';
import type { Push } from '../shapes';

/** How many units took it, in words. */
export function PushCounts({ push: { counts, cancelledAt } }: { push: Push }) {
  const say = useWords('linkage');
  const { open, taken, declined } = counts;
  const parts = [
    say('sent.taken_of', { count: taken, all: open + taken + declined }),
    declined > 0 && say('sent.declined_count', { count: declined }),
    cancelledAt !== null && say('cancelled'),
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}
