import { Modal, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { ProblemNotice, useWords } from '@/ui';
import { useReviewChange } from '../use-review-change';
import { useReviewers } from './use-reviewers';

/** A chief editor gives the stage to one of those who may decide it. */
export function AssignDialog({ reviewId, onClose }: { reviewId: string; onClose: () => void }) {
  const say = useWords('reviews');
  const reviewers = useReviewers(reviewId);
  const [userId, setUserId] = useState<string>();
  const assigning = useReviewChange(
    (chosen: string) =>
      bodyOf(
        api.POST('/api/v1/reviews/{id}/assign', {
          params: { path: { id: reviewId } },
          body: { userId: chosen },
        }),
      ),
    { done: say('claim.assigned'), onDone: onClose },
  );
  const people = [...new Map(reviewers.data?.map((one) => [one.userId, one])).values()];
  return (
    <Modal
      open
      title={say('claim.assign')}
      okText={say('claim.assign_now')}
      okButtonProps={{ disabled: !userId, loading: assigning.isPending }}
      onOk={() => userId && assigning.mutate(userId)}
      onCancel={onClose}
    >
      <p>{say('claim.assign_what')}</p>
      {reviewers.isPending && <Skeleton active paragraph={{ rows: 3 }} title={false} />}
      {reviewers.isError && (
        <ProblemNotice error={reviewers.error} onRetry={() => void reviewers.refetch()} />
      )}
      {reviewers.isSuccess && people.length === 0 && <p>{say('claim.nobody')}</p>}
      <Radio.Group
        className="review-choices"
        aria-label={say('claim.assign')}
        value={userId}
        onChange={({ target }) => setUserId(String(target.value))}
        options={people.map((one) => ({
          value: one.userId,
          label: say('claim.person', { name: one.name, unit: one.organizationName }),
        }))}
      />
    </Modal>
  );
}
