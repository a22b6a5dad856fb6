import { App, Button } from 'antd';
import { useState } from 'react';
import { useWords } from '@/ui';
import { BatchDialog } from './batch-dialog';
import type { QueueItem } from './use-queue';

/** Several approvals at once, of what was opened. */
export function BatchBar({
  items,
  chosen,
  onChoose,
}: {
  items: readonly QueueItem[];
  chosen: ReadonlySet<string>;
  onChoose: (ids: ReadonlySet<string>) => void;
}) {
  const say = useWords('reviews');
  const { message } = App.useApp();
  const [isAsking, setAsking] = useState(false);
  const opened = items.filter(({ openedAt }) => openedAt !== null);
  const picked = items.filter(({ reviewId }) => chosen.has(reviewId));
  const ask = () => {
    if (picked.length > MOST) void message.warning(say('batch.too_many', { most: MOST }));
    else setAsking(true);
  };
  return (
    <div className="review-batch" role="group" aria-label={say('batch.title')}>
      {picked.length === 0 ? (
        <>
          <span className="review-quiet">{say('batch.how', { count: opened.length })}</span>
          {opened.length > 0 && (
            <Button
              size="small"
              onClick={() => onChoose(new Set(opened.slice(0, MOST).map(({ reviewId }) => reviewId)))}
            >
              {say('batch.choose_opened')}
            </Button>
          )}
        </>
      ) : (
        <>
          <strong aria-live="polite">{say('batch.chosen', { count: picked.length })}</strong>
          <Button type="primary" onClick={ask}>
            {say('batch.approve')}
          </Button>
          <Button onClick={() => onChoose(new Set())}>{say('batch.clear')}</Button>
        </>
      )}
      {isAsking && (
        <BatchDialog
          items={picked}
          onClose={() => {
            setAsking(false);
            onChoose(new Set());
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}

/** The api takes so many at a time. */
const MOST = 50;
