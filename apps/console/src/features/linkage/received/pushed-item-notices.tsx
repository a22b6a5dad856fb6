import { Alert } from 'antd';
import { useWords } from '@/ui';
import type { PushedItem } from '../shapes';

/** What happened above since it was handed down. */
export function PushedItemNotices({ item }: { item: PushedItem }) {
  const say = useWords('linkage');
  const isTaken = item.contentId !== null;
  if (item.cancelReason === null && item.originState === 'current') return null;
  return (
    <div className="linkage-notices">
      {item.cancelReason !== null && (
        <Alert
          type="info"
          showIcon
          title={say(isTaken ? 'received.cancelled_taken' : 'received.cancelled')}
          description={say('received.cancel_reason', { reason: item.cancelReason })}
        />
      )}
      {item.originState !== 'current' && (
        <Alert
          type="warning"
          showIcon
          title={say(`origin.${item.originState}`, { name: item.fromOrganizationName })}
          description={say(`origin.${item.originState}_${isTaken ? 'taken' : 'open'}`)}
        />
      )}
    </div>
  );
}
