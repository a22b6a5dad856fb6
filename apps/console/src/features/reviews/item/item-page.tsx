import { Skeleton } from 'antd';
import { useParams } from 'react-router-dom';
import { LinkButton, Page, ProblemNotice, useWords } from '@/ui';

import { ItemUnderReview } from './item-under-review';
import { useReview, useWordsOf } from './use-item';
import type { Review } from './use-item';

/** One item under review. */
export default function ItemPage() {
  const { id = '' } = useParams();
  const review = useReview(id);
  if (review.data) return <WithWords key={id} review={review.data} />;
  return <Waiting error={review.error} onRetry={() => void review.refetch()} />;
}

function WithWords({ review }: { review: Review }) {
  const { content, revision } = useWordsOf(review);
  if (content.data && revision.data)
    return <ItemUnderReview review={review} content={content.data} revision={revision.data} />;
  return (
    <Waiting
      error={content.error ?? revision.error}
      onRetry={() => void Promise.all([content.refetch(), revision.refetch()])}
    />
  );
}

function Waiting({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const say = useWords('reviews');
  return (
    <Page title={say('item.title')} actions={<LinkButton to="/reviews">{say('item.back')}</LinkButton>}>
      {error ? (
        <ProblemNotice error={error} onRetry={onRetry} />
      ) : (
        <Skeleton active paragraph={{ rows: 12 }} />
      )}
    </Page>
  );
}
