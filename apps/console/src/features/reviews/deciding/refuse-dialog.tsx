import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { newKey } from '@/api-client';
import { FormDialog, useWords } from '@/ui';
import type { Review } from '../item/use-item';
import { stagesBefore } from '../stages';
import { useStageName } from '../use-stage-name';
import { useDecide } from './use-decide';

interface Refusal {
  comment: string;
  returnTo?: string;
}

/** The reasons that are given most often; each is a sentence that can be written on. */
const reasons = ['facts', 'words', 'names', 'pictures', 'title', 'timing'] as const;

/** 退回修改 or 退稿: neither without its reason. */
export function RefuseDialog({
  review,
  outcome,
  onClose,
}: {
  review: Review;
  outcome: 'return' | 'reject';
  onClose: () => void;
}) {
  const say = useWords('reviews');
  const nameOf = useStageName();
  const [form] = Form.useForm<Refusal>();
  const [key] = useState(newKey);
  const deciding = useDecide(review, key);
  const earlier = stagesBefore(review.stages, review.currentStage);
  const refuse = ({ comment, returnTo }: Refusal) =>
    deciding.mutateAsync({ outcome, comment: comment.trim(), ...(outcome === 'return' && { returnTo }) });
  const add = (reason: string) => {
    const written = form.getFieldValue('comment')?.trim() ?? '';
    form.setFieldValue('comment', written === '' ? reason : `${written}\n${reason}`);
    form.focusField('comment');
  };
  return (
    <FormDialog<Refusal>
      title={say(`decide.${outcome}_title`)}
      okText={say(`decide.${outcome}`)}
      okButton={{ danger: true }}
      form={form}
      initialValues={{ comment: '', returnTo: 'author' }}
      save={refuse}
      onClose={onClose}
    >
      <p>{say(`decide.${outcome}_follows`)}</p>
      {outcome === 'return' && earlier.length > 0 && (
        <Form.Item name="returnTo" label={say('decide.return_to')}>
          <Select
            options={[
              { value: 'author', label: say('decide.to_author', { name: review.submitterName }) },
              ...earlier.map((stage) => ({
                value: stage.key,
                label: say('decide.to_stage', { stage: nameOf(review.stages, stage.key) }),
              })),
            ]}
          />
        </Form.Item>
      )}
      <Form.Item
        name="comment"
        label={say('decide.reason')}
        rules={[{ required: true, whitespace: true, message: say('decide.reason_needed') }]}
      >
        <Input.TextArea autoFocus maxLength={5000} autoSize={{ minRows: 3, maxRows: 10 }} />
      </Form.Item>
      <div className="review-reasons" role="group" aria-label={say('decide.common_reasons')}>
        <span className="review-quiet">{say('decide.common_reasons')}</span>
        {reasons.map((name) => (
          <Button key={name} size="small" onClick={() => add(say(`reason.${name}`))}>
            {say(`reason.${name}_short`)}
          </Button>
        ))}
      </div>
    </FormDialog>
  );
}
