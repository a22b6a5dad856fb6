import { Form, Input } from 'antd';
import { api, bodyOf } from '@/api-client';
import type { Finding } from '@/features/remarks';
import { FormDialog, useWords } from '@/ui';
import type { Review } from '../item/use-item';
import { useReviewChange } from '../use-review-change';

/** Somebody answers for a passage that proofing wants confirmed. */
export function AcceptDialog({
  review,
  finding,
  onClose,
}: {
  review: Review;
  finding: Finding;
  onClose: () => void;
}) {
  const say = useWords('reviews');
  const accepting = useReviewChange(
    ({ reason }: { reason: string }) =>
      bodyOf(
        api.POST('/api/v1/contents/{id}/proofing/acceptances', {
          params: { path: { id: review.contentId } },
          body: { revisionId: review.revisionId, findingKey: finding.key, reason },
        }),
      ),
    { done: say('proofing.accepted_now'), isQuiet: true },
  );
  return (
    <FormDialog<{ reason: string }>
      title={say('proofing.accept')}
      okText={say('proofing.accept')}
      save={accepting.mutateAsync}
      onClose={onClose}
    >
      <blockquote className="review-word">{finding.passage}</blockquote>
      <p>{finding.message}</p>
      <Form.Item
        name="reason"
        label={say('proofing.accept_reason')}
        rules={[{ required: true, whitespace: true, message: say('proofing.accept_needed') }]}
      >
        <Input.TextArea autoFocus maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  );
}
