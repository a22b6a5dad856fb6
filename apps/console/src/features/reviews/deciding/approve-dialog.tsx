import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { newKey } from '@/api-client';
import { useTell, useWords } from '@/ui';
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
  const tell = useTell();
  const [form] = Form.useForm<{ comment?: string }>();
  const [key] = useState(newKey);
  const deciding = useDecide(review, key);
  const approve = ({ comment }: { comment?: string }) =>
    deciding.mutate(
      { outcome: 'approve', comment: comment?.trim() || null },
      { onSuccess: onClose, onError: (error) => tell.problemIn(form, error) },
    );
  return (
    <Modal
      open
      title={say('decide.approve_title')}
      okText={say('decide.approve')}
      okButtonProps={{ autoFocus: true }}
      confirmLoading={deciding.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <WhatFollows review={review} unitId={unitId} />
      <Form form={form} layout="vertical" onFinish={approve}>
        <Form.Item name="comment" label={say('decide.opinion')}>
          <Input.TextArea
            maxLength={5000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            placeholder={say('decide.opinion_hint')}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
