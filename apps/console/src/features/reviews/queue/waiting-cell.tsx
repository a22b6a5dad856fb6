import { Tag } from 'antd';
import { Moment, useWords } from '@/ui';
import { dueIn, spanOf } from '../waiting';
import type { QueueItem } from './use-queue';

/** How long it waits and when it is late, in words. */
export function WaitingCell({ item }: { item: QueueItem }) {
  const say = useWords('reviews');
  const waited = spanOf(item.waitingSeconds);
  // By the clock of the api, that of the person may be wrong.
  const due = dueIn(item.dueAt, Date.parse(item.waitingSince) + item.waitingSeconds * 1000);
  return (
    <div className="review-waiting">
      <span>{say('waiting', { span: say(`span.${waited.name}`, { count: waited.count }) })}</span>
      {due && (
        <Tag color={due.isLate ? 'red' : undefined}>
          {say(due.isLate ? 'late_by' : 'due_in', {
            span: say(`span.${due.span.name}`, { count: due.span.count }),
          })}
        </Tag>
      )}
      {!due && (
        <span className="review-quiet">
          <Moment at={item.waitingSince} />
        </span>
      )}
    </div>
  );
}
