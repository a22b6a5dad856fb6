import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useNavigate } from 'react-router-dom';
import { LinkButton, useWords } from '@/ui';

import { useQueueFilter } from '../queue/use-queue-filter';
import { useKeys } from '../use-keys';
import { usePlaceInQueue } from './use-place-in-queue';

/** To the item before and the next one, without deciding. */
export function QueueSteps({ reviewId }: { reviewId: string }) {
  const say = useWords('reviews');
  const navigate = useNavigate();
  const { filter, search } = useQueueFilter();
  const { number, count, hasMore, before, next } = usePlaceInQueue(reviewId, filter);
  const addressOf = (item: { reviewId: string } | undefined) => item && `/reviews/${item.reviewId}${search}`;
  const [back, on] = [addressOf(before), addressOf(next)];
  useKeys({
    ...(on && { j: () => void navigate(on) }),
    ...(back && { k: () => void navigate(back) }),
  });
  if (number === 0) return null;
  return (
    <span className="review-steps">
      {back && <LinkButton to={back} icon={<LeftOutlined />} aria-label={say('item.previous')} />}
      <span className="review-quiet">
        {say(hasMore ? 'item.place_of_many' : 'item.place', { number, count })}
      </span>
      {on && <LinkButton to={on} icon={<RightOutlined />} aria-label={say('item.next')} />}
    </span>
  );
}
