import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useMe, useCan } from '@/features/sessions';
import { useUnitPath } from '@/features/organizations';
import { useWords } from '@/ui';
import { useReviewChange } from '../use-review-change';
import { AssignDialog } from './assign-dialog';

type Claim = Shape<'ClaimResponse'>;

/** Takes a stage in hand, gives it back, takes it over, or gives it to somebody. */
export function ClaimActions({
  reviewId,
  claim,
  organizationId,
  canDecide,
}: {
  reviewId: string;
  claim: Claim | null;
  organizationId: string;
  canDecide: boolean;
}) {
  const say = useWords('reviews');
  const me = useMe();
  const can = useCan();
  const pathOf = useUnitPath();
  const [isAssigning, setAssigning] = useState(false);
  const path = { params: { path: { id: reviewId } } };
  const claiming = useReviewChange(
    (takeOver: boolean) => bodyOf(api.POST('/api/v1/reviews/{id}/claim', { ...path, body: { takeOver } })),
    { done: say('claim.done') },
  );
  const releasing = useReviewChange(() => bodyOf(api.POST('/api/v1/reviews/{id}/release', path)), {
    done: say('claim.released'),
  });
  const isMine = claim?.userId === me.id;
  const mayAssign = can('review.assign', pathOf(organizationId));
  const actions = [
    ...(claim && (isMine || mayAssign)
      ? [{ key: 'release', label: say('claim.release'), onClick: () => releasing.mutate(undefined) }]
      : []),
    ...(canDecide && claim && !isMine
      ? [{ key: 'over', label: say('claim.take_over'), onClick: () => claiming.mutate(true) }]
      : []),
    ...(canDecide && !claim
      ? [{ key: 'claim', label: say('claim.claim'), onClick: () => claiming.mutate(false) }]
      : []),
    ...(mayAssign ? [{ key: 'assign', label: say('claim.assign'), onClick: () => setAssigning(true) }] : []),
  ];
  const whose = (held: Claim | null) => {
    if (!held) return say('claim.of_nobody');
    if (isMine) return say('claim.mine');
    return say(held.assignedBy ? 'claim.given_to' : 'claim.of', { name: held.name });
  };
  return (
    <span className="review-claim">
      <span className={claim ? undefined : 'review-quiet'}>{whose(claim)}</span>
      {actions.length > 0 && (
        <Dropdown menu={{ items: actions }} trigger={['click']}>
          <Button
            type="text"
            icon={<MoreOutlined />}
            aria-label={say('claim.actions')}
            loading={claiming.isPending || releasing.isPending}
          />
        </Dropdown>
      )}
      {isAssigning && <AssignDialog reviewId={reviewId} onClose={() => setAssigning(false)} />}
    </span>
  );
}
