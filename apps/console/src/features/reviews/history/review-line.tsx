import { Collapse, Skeleton } from 'antd';
import { EmptyState, ProblemNotice, useWords } from '@/ui';
import { Round } from './round';
import { useReviewsOf } from './use-reviews-of';

/** The history of one item as a line of people, round by round, the last one first. */
export function ReviewLine({ contentId }: { contentId: string }) {
  const say = useWords('reviews');
  const reviews = useReviewsOf(contentId);
  if (reviews.isPending) return <Skeleton active />;
  if (reviews.isError) return <ProblemNotice error={reviews.error} onRetry={() => void reviews.refetch()} />;
  const [newest, ...earlier] = reviews.data;
  if (!newest) return <EmptyState text={say('line.none')} />;
  if (earlier.length === 0) return <Round review={newest} />;
  return (
    <Collapse
      ghost
      defaultActiveKey={[newest.id]}
      items={reviews.data.map((review, index) => ({
        key: review.id,
        label: say('line.round', {
          number: reviews.data.length - index,
          state: say(`state.${review.state}`),
        }),
        children: <Round review={review} />,
      }))}
    />
  );
}
