import { Form, Input } from 'antd';
import { api } from '@/api-client';
import type { Versioned } from '@/api-client';
import { FormDialog, useAct, useWords } from '@/ui';
import type { Message } from './use-messages';

/** It is no report, or none that is wanted; it stays with the reason. */
export function DiscardDialog({ seen, onClose }: { seen: Versioned<Message>; onClose: () => void }) {
  const say = useWords('intake-messages');
  const discard = useAct(
    (body: { reason: string }) =>
      api.POST('/api/v1/intake-messages/{id}/discard', {
        params: { path: { id: seen.body.id }, header: { 'if-match': seen.etag } },
        body,
      }),
    { touches: [['intake-messages']], done: say('discard.done') },
  );
  return (
    <FormDialog<{ reason: string }>
      title={say('discard.title')}
      okText={say('discard.ok')}
      okButton={{ danger: true }}
      save={discard.attempt}
      onClose={onClose}
    >
      <p>{say('discard.told')}</p>
      <Form.Item
        name="reason"
        label={say('discard.reason')}
        rules={[{ required: true, whitespace: true, message: say('discard.needed') }]}
      >
        <Input.TextArea autoFocus rows={3} maxLength={500} placeholder={say('discard.example')} />
      </Form.Item>
    </FormDialog>
  );
}
