import { CheckOutlined, RollbackOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useNarrow, useWords } from '@/ui';
import { ClaimActions } from '../claims/claim-actions';
import type { Review } from '../item/use-item';
import { SignOffLinks } from '../sign-off/sign-off-links';
import { useKeys } from '../use-keys';
import { ApproveDialog } from './approve-dialog';
import { RefuseDialog } from './refuse-dialog';
import { useMyPart } from './use-my-part';
import { WhyNot } from './why-not';

type Asking = 'approve' | 'return' | 'reject' | null;

/** What can be decided, at the lower edge of the window and within reach of a thumb. */
export function DecisionBar({ review, organizationId }: { review: Review; organizationId: string }) {
  const say = useWords('reviews');
  const isNarrow = useNarrow();
  const [asking, setAsking] = useState<Asking>(null);
  const part = useMyPart(review);
  const canPress = part.canDecide && !part.isClaimedByOther;
  // Whether it is theirs to decide is still asked for: what was pressed meanwhile waits for the answer.
  const [early, setEarly] = useState<Asking>(null);
  const ask = part.isPending ? setEarly : setAsking;
  useKeys({ a: () => ask('approve'), r: () => ask('return') }, part.isPending || canPress);
  if (early && !part.isPending) {
    setEarly(null);
    if (canPress) setAsking(early);
  }
  if (review.state !== 'open') return null;
  const close = () => setAsking(null);
  return (
    <div className="review-decision" role="region" aria-label={say('decide.title')}>
      <div className="review-decision-state">
        {part.onBehalfOfName && <span>{say('decide.on_behalf', { name: part.onBehalfOfName })}</span>}
        {!part.canDecide && !part.isPending && <WhyNot review={review} reviewers={part.reviewers} />}
        <ClaimActions
          reviewId={review.id}
          claim={review.claim}
          organizationId={organizationId}
          canDecide={part.canDecide}
        />
        <SignOffLinks review={review} organizationId={organizationId} />
      </div>
      {part.isPending && <Skeleton.Button active size="large" />}
      {part.canDecide && (
        <div className="review-decision-buttons">
          <Button size="large" disabled={!canPress} onClick={() => setAsking('reject')}>
            {say('decide.reject')}
          </Button>
          <Button
            size="large"
            icon={<RollbackOutlined />}
            disabled={!canPress}
            onClick={() => setAsking('return')}
            aria-keyshortcuts="r"
          >
            {say('decide.return')}
            {!isNarrow && <kbd>r</kbd>}
          </Button>
          <Button
            size="large"
            type="primary"
            icon={<CheckOutlined />}
            disabled={!canPress}
            onClick={() => setAsking('approve')}
            aria-keyshortcuts="a"
          >
            {say('decide.approve')}
            {!isNarrow && <kbd>a</kbd>}
          </Button>
        </div>
      )}
      {asking === 'approve' && <ApproveDialog review={review} unitId={organizationId} onClose={close} />}
      {(asking === 'return' || asking === 'reject') && (
        <RefuseDialog review={review} outcome={asking} onClose={close} />
      )}
    </div>
  );
}
