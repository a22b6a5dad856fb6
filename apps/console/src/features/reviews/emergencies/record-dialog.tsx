import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { useChannels } from '@/features/channels';
import { PersonSelect } from '@/features/organizations';
import { useMe } from '@/features/sessions';
import { FormDialog, OfficeTimePicker, useWords } from '@/ui';
import { useReviewChange } from '../use-review-change';

type Wish = Shape<'RecordEmergencyOrderRequest'>;

const reasons = ['accident', 'safety_notice', 'rumour', 'weather', 'other'] as const;
const means = ['phone', 'message', 'in_person'] as const;

/** Writes down by whose word an item goes out before its review: what was last saved, and on these platforms alone. */
export function RecordDialog({
  contentId,
  organizationId,
  onClose,
}: {
  contentId: string;
  organizationId: string;
  onClose: () => void;
}) {
  const say = useWords('reviews');
  const me = useMe();
  const { channels } = useChannels();
  const [form] = Form.useForm<Wish>();
  const [key] = useState(newKey);
  const [now] = useState(() => new Date().toISOString());
  const reason = Form.useWatch('reasonCode', form);
  const recording = useReviewChange(
    (body: Wish) =>
      bodyOf(
        api.POST('/api/v1/contents/{id}/emergency-orders', {
          params: { path: { id: contentId } },
          headers: onceBy(key),
          body,
        }),
      ),
    { done: say('record.done'), isQuiet: true },
  );
  const required = [{ required: true, message: say('record.needed') }];
  return (
    <FormDialog<Wish>
      title={say('record.title')}
      okText={say('record.ok')}
      form={form}
      initialValues={{ approvedAt: now, means: 'phone', platforms: [], readBack: false }}
      save={recording.mutateAsync}
      onClose={onClose}
    >
      <p>{say('record.what')}</p>
      <Form.Item name="reasonCode" label={say('record.reason')} rules={required}>
        <Select options={reasons.map((value) => ({ value, label: say(`emergencies.reason_${value}`) }))} />
      </Form.Item>
      {reason === 'other' && (
        <Form.Item name="reasonText" label={say('record.reason_text')} rules={required}>
          <Input maxLength={1000} />
        </Form.Item>
      )}
      <Form.Item name="approverId" label={say('record.approver')} rules={required}>
        <PersonSelect above={organizationId} without={me.id} />
      </Form.Item>
      <Form.Item name="approvedAt" label={say('record.at')} rules={required}>
        <OfficeTimePicker />
      </Form.Item>
      <Form.Item name="means" label={say('record.means')} rules={required}>
        <Radio.Group options={means.map((value) => ({ value, label: say(`record.means_${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="wording"
        label={say('record.wording')}
        rules={[{ required: true, whitespace: true, message: say('record.needed') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} placeholder={say('record.wording_hint')} />
      </Form.Item>
      <Form.Item
        name="platforms"
        label={say('record.platforms')}
        // `required` would put an attribute on the group that no group may have.
        rules={[{ type: 'array', min: 1, message: say('record.needed') }]}
      >
        <Checkbox.Group options={channels.map(({ platform, name }) => ({ value: platform, label: name }))} />
      </Form.Item>
      <Form.Item
        name="readBack"
        valuePropName="checked"
        rules={[
          {
            validator: (_rule, value) =>
              value === true ? Promise.resolve() : Promise.reject(new Error(say('record.read_back_needed'))),
          },
        ]}
      >
        <Checkbox>{say('record.read_back')}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
