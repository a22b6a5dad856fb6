import { Tag } from 'antd';
import type { Shape } from '@/api-client';
import { useUnitName } from '@/features/organizations';
import { Moment, useWords } from '@/ui';
import { useStageName } from '../use-stage-name';
import type { Review } from './use-item';
import { WhoIsAsked } from './who-is-asked';

/** Whose item it is, who asks what of whom, and what stands in the way. */
export function ItemFacts({
  review,
  content,
  revision,
}: {
  review: Review;
  content: Shape<'ContentResponse'>;
  revision: Shape<'RevisionResponse'>;
}) {
  const say = useWords('reviews');
  const nameOf = useStageName();
  const unitName = useUnitName();
  const { currentStage, stages, state } = review;
  return (
    <div className="review-facts">
      <span>
        {currentStage === null ? (
          <Tag color={colours[state]}>{say(`state.${state}`)}</Tag>
        ) : (
          <Tag color="blue">
            {say('item.stage', {
              stage: nameOf(stages, currentStage),
              number: stages.findIndex(({ key }) => key === currentStage) + 1,
              count: stages.length,
            })}
          </Tag>
        )}
        {say('queue.from', { unit: unitName(content.organizationId), author: content.authorName })}
        {' · '}
        {say('item.version', { number: revision.number })}
        {' · '}
        {say('item.submitted', { name: review.submitterName })} <Moment at={review.submittedAt} />
      </span>
      {review.comment && (
        <blockquote className="review-word">{say('item.word', { text: review.comment })}</blockquote>
      )}
      <WhoIsAsked review={review} organizationId={content.organizationId} />
    </div>
  );
}

const colours: Record<Review['state'], string> = {
  open: 'blue',
  approved: 'green',
  returned: 'orange',
  rejected: 'red',
  recalled: 'default',
};
