import { Alert } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';

/** An item that came back, with who returned it and why: the newest review is the first. */
export function ReturnedNotice({ reviews }: { reviews: readonly Shape<'ReviewResponse'>[] | undefined }) {
  const say = useWords('contents');
  const decision = reviews
    ?.find(({ state }) => state === 'returned')
    ?.decisions.findLast(({ outcome }) => outcome === 'return');
  return (
    <Alert
      type="warning"
      showIcon
      title={say('returned')}
      description={
        decision?.comment && say('returned_because', { name: decision.deciderName, reason: decision.comment })
      }
    />
  );
}
