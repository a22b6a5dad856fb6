import { Form, Input } from 'antd';
import { useState } from 'react';
import { newKey } from '@/api-client';
import { FormDialog, useWords } from '@/ui';
import type { Review } from '../item/use-item';
import { useDecide } from './use-decide';
import { WhatFollows } from './what-follows';

/** 同意: the opinion may be left out, what follows is said. Enter is enough. */
export function ApproveDialog({
  review,
  unitId,
  onClose,
}: {
  review: Review;
  unitId: string;
  onClose: () => void;
}) {
  const say = useWords('reviews');
  const [key] = useState(newKey);
  const deciding = useDecide(review, key);
  const approve = ({ comment }: { comment?: string }) =>
    deciding.mutateAsync({ outcome: 'approve', comment: comment?.trim() || null });
  return (
    <FormDialog<{ comment?: string }>
      title={say('decide.approve_title')}
      okText={say('decide.approve')}
      okButton={{ autoFocus: true }}
      save={approve}
      onClose={onClose}
    >
      <WhatFollows review={review} unitId={unitId} />
      <Form.Item name="comment" label={say('decide.opinion')}>
        <Input.TextArea
          maxLength={5000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          placeholder={say('decide.opinion_hint')}
        />
      </Form.Item>
    </FormDialog>
  );
}
