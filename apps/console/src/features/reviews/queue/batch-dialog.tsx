import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { useTell, useWords } from '@/ui';
import { useReviewChange } from '../use-review-change';
import { useStageName } from '../use-stage-name';
import type { QueueItem } from './use-queue';

/** Asks once more, and afterwards says which could not be approved, and why. */
export function BatchDialog({
  items,
  onClose,
  onCancel,
}: {
  items: readonly QueueItem[];
  onClose: () => void;
  onCancel: () => void;
}) {
  const say = useWords('reviews');
  const tell = useTell();
  const nameOf = useStageName();
  const [key] = useState(newKey);
  const [comment, setComment] = useState('');
  // What was asked about stays in sight although the queue goes on without it.
  const [asked] = useState(items);
  const approving = useReviewChange(
    () =>
      bodyOf(
        api.POST('/api/v1/review-batches', {
          headers: onceBy(key),
          body: {
            items: asked.map(({ reviewId, stage }) => ({ reviewId, stage })),
            comment: comment.trim() || null,
          },
        }),
      ),
    {
      onDone: (answer) => {
        if (answer.items.some(({ outcome }) => outcome === 'refused')) return;
        tell.done(say('batch.done', { count: answer.items.length }));
        onClose();
      },
    },
  );
  const refused = approving.data?.items.filter(({ outcome }) => outcome === 'refused') ?? [];
  const isOver = approving.isSuccess;
  return (
    <Modal
      open
      title={say('batch.title')}
      okText={isOver ? say('close') : say('batch.approve_count', { count: asked.length })}
      cancelButtonProps={{ hidden: isOver }}
      confirmLoading={approving.isPending}
      onOk={() => (isOver ? onClose() : approving.mutate(undefined))}
      onCancel={isOver ? onClose : onCancel}
    >
      {isOver ? (
        <Alert
          type="warning"
          showIcon
          title={say('batch.some_refused', { done: asked.length - refused.length, refused: refused.length })}
          description={
            <ul>
              {refused.map(({ reviewId, message }) => (
                <li key={reviewId}>
                  《{asked.find((item) => item.reviewId === reviewId)?.title}》{message}
                </li>
              ))}
            </ul>
          }
        />
      ) : (
        <>
          <p>{say('batch.what_follows')}</p>
          <ul className="review-batch-list">
            {asked.map((item) => (
              <li key={item.reviewId}>
                {item.title}
                <span className="review-quiet"> · {nameOf(item.stages, item.stage)}</span>
              </li>
            ))}
          </ul>
          <Form.Item label={say('decide.opinion')} layout="vertical">
            <Input.TextArea
              aria-label={say('decide.opinion')}
              value={comment}
              maxLength={5000}
              autoSize={{ minRows: 2, maxRows: 6 }}
              placeholder={say('decide.opinion_hint')}
              onChange={({ target }) => setComment(target.value)}
            />
          </Form.Item>
        </>
      )}
    </Modal>
  );
}
