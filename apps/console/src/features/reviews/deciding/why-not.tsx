import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import type { Review } from '../item/use-item';
import { useStageName } from '../use-stage-name';

/** To who can't decide it: who can. */
export function WhyNot({
  review,
  reviewers,
}: {
  review: Review;
  reviewers: readonly Shape<'ReviewerResponse'>[];
}) {
  const say = useWords('reviews');
  const nameOf = useStageName();
  const names = [...new Set(reviewers.map(({ name }) => name))];
  const stage = nameOf(review.stages, review.currentStage ?? '');
  if (names.length === 0) return <span>{say('decide.nobody', { stage })}</span>;
  return (
    <span>
      {say('decide.others', {
        stage,
        names: names.slice(0, 4).join('、'),
        more: names.length > 4 ? say('decide.and_more', { count: names.length }) : '',
      })}
    </span>
  );
}
