import { Button } from 'antd';
import { api, bodyOf } from '@/api-client';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { useTell, useWords } from '@/ui';
import { useReviewChange } from '../use-review-change';
import type { Review } from './use-item';

/**
 * People come and go while a stage waits: looks anew for somebody who may decide it, in the unit that the flow names and in
 * those above it.
 */
export function AskAnew({ review, organizationId }: { review: Review; organizationId: string }) {
  const say = useWords('reviews');
  const tell = useTell();
  const can = useCan();
  const pathOf = useUnitPath();
  const asking = useReviewChange(
    () => bodyOf(api.POST('/api/v1/reviews/{id}/escalations', { params: { path: { id: review.id } } })),
    {
      onDone: (asked) => {
        if (asked.nobodyCanDecide) tell.warn(say('anew.nobody'));
        else if (asked.stageOrganizationId === review.stageOrganizationId && !review.nobodyCanDecide)
          tell.done(say('anew.same'));
        else tell.done(say('anew.found'));
      },
    },
  );
  if (review.state !== 'open' || !can('review.submit', pathOf(organizationId))) return null;
  return (
    <Button size="small" loading={asking.isPending} onClick={() => asking.mutate(undefined)}>
      {say('anew.ask')}
    </Button>
  );
}
