import { Checkbox, Form, Input } from 'antd';
import { api } from '@/api-client';
import type { Shape } from '@/api-client';
import { UnitsBelowField } from '@/features/organizations';
import { DayField } from '@/features/submissions';
import { FormDialog, useAct, useWords } from '@/ui';
import { touched } from '../shapes';

type Values = Pick<Shape<'PushContentRequest'>, 'units' | 'note' | 'dueOn' | 'mustKeepText' | 'mayDecline'>;

/** Hands what is approved down to units below. */
export function PushDialog({
  contentId,
  unitId,
  onClose,
}: {
  contentId: string;
  unitId: string;
  onClose: () => void;
}) {
  const say = useWords('linkage');
  const push = useAct(
    (body: Values) => api.POST('/api/v1/contents/{id}/pushes', { params: { path: { id: contentId } }, body }),
    { touches: touched, done: say('push.done') },
  );
  return (
    <FormDialog<Values>
      title={say('push.title')}
      okText={say('push.act')}
      initialValues={{ units: { reach: 'directly_below' }, mustKeepText: false, mayDecline: true }}
      save={push.attempt}
      onClose={onClose}
    >
      <p>{say('push.told')}</p>
      <UnitsBelowField name="units" label={say('push.units')} unitId={unitId} />
      <Form.Item name="dueOn" label={say('push.due')} extra={say('push.due_help')}>
        <DayField />
      </Form.Item>
      <Form.Item name="mustKeepText" valuePropName="checked" extra={say('push.keep_help')}>
        <Checkbox>{say('must_keep')}</Checkbox>
      </Form.Item>
      <Form.Item name="mayDecline" valuePropName="checked" extra={say('push.decline_help')}>
        <Checkbox>{say('may_decline')}</Checkbox>
      </Form.Item>
      <Form.Item name="note" label={say('push.note')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} placeholder={say('push.note_hint')} />
      </Form.Item>
    </FormDialog>
  );
}
