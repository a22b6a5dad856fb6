import { Form, Input } from 'antd';
import { api } from '@/api-client';
import { FormDialog, OfficeTimePicker, useTell, useWords } from '@/ui';
import { useForgetLexicons } from './use-lexicons';

interface Values {
  reason: string;
  until?: string | null;
}

/** Lets a row stay silent in a unit and below it, with a reason. */
export function MuteDialog({
  termId,
  pattern,
  unitId,
  onClose,
}: {
  termId: string;
  pattern: string;
  unitId: string;
  onClose: () => void;
}) {
  const say = useWords('lexicons');
  const tell = useTell();
  const forget = useForgetLexicons();
  const save = async ({ reason, until }: Values) => {
    await api.PUT('/api/v1/organizations/{id}/lexicon-mutes/{termId}', {
      params: { path: { id: unitId, termId } },
      body: { reason: reason.trim(), until: until ?? null },
    });
    await forget();
    tell.done(say('mute.done'));
  };
  return (
    <FormDialog<Values>
      title={say('mute.title', { pattern })}
      okText={say('mute.act')}
      save={save}
      onClose={onClose}
    >
      <p>{say('mute.consequence')}</p>
      <Form.Item
        name="reason"
        label={say('mute.reason')}
        rules={[{ required: true, whitespace: true, message: say('mute.reason_missing') }]}
      >
        <Input.TextArea rows={2} maxLength={500} autoFocus />
      </Form.Item>
      <Form.Item name="until" label={say('mute.until')} extra={say('mute.until_help')}>
        <OfficeTimePicker isFutureOnly />
      </Form.Item>
    </FormDialog>
  );
}
