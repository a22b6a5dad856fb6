import { Alert, Checkbox, Form, Input, Radio, Select, Skeleton } from 'antd';
import type { FormInstance } from 'antd';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { usePlatformName } from '@/features/channels';
import { FormDialog, OfficeTimePicker, ProblemNotice, useWords } from '@/ui';
import { useReviewChange } from '../use-review-change';

type Wish = Shape<'RecordEmergencyOrderRequest'>;

const means = ['phone', 'message', 'in_person'] as const;

/** Writes down by whose word an item goes out before its review: what was last saved, and on these platforms alone. */
export function RecordDialog({ contentId, onClose }: { contentId: string; onClose: () => void }) {
  const say = useWords('reviews');
  const [form] = Form.useForm<Wish>();
  const [key] = useState(newKey);
  const [now] = useState(() => new Date().toISOString());
  const terms = useQuery({
    queryKey: ['reviews', 'emergency-terms', contentId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/contents/{id}/emergency-terms', { params: { path: { id: contentId } } })),
    staleTime: 0,
  });
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
  const isPossible = terms.isSuccess && terms.data.platforms.length > 0;
  return (
    <FormDialog<Wish>
      title={say('record.title')}
      okText={say('record.ok')}
      okButton={{ disabled: !isPossible }}
      form={form}
      initialValues={{ approvedAt: now, means: 'phone', platforms: [], readBack: false }}
      save={recording.mutateAsync}
      onClose={onClose}
    >
      <p>{say('record.what')}</p>
      {terms.isPending && <Skeleton active />}
      {terms.isError && <ProblemNotice error={terms.error} onRetry={() => void terms.refetch()} />}
      {terms.isSuccess && !isPossible && <Alert type="warning" showIcon title={say('record.nowhere')} />}
      {isPossible && <OrderFields form={form} terms={terms.data} />}
    </FormDialog>
  );
}

/** What the unit's emergency flow lets one choose: reasons, people and platforms. */
function OrderFields({ form, terms }: { form: FormInstance<Wish>; terms: Shape<'EmergencyTermsResponse'> }) {
  const say = useWords('reviews');
  const platformName = usePlatformName();
  const reason = Form.useWatch('reasonCode', form);
  // What was chosen before the flow changed stays to be seen, and to be taken away.
  const chosen = Form.useWatch('platforms', form) ?? [];
  const platforms = [...new Set([...terms.platforms, ...chosen])];
  const required = [{ required: true, message: say('record.needed') }];
  return (
    <>
      <Form.Item name="reasonCode" label={say('record.reason')} rules={required}>
        <Select
          options={terms.reasonCodes.map((value) => ({ value, label: say(`emergencies.reason_${value}`) }))}
        />
      </Form.Item>
      {reason === 'other' && (
        <Form.Item name="reasonText" label={say('record.reason_text')} rules={required}>
          <Input maxLength={1000} />
        </Form.Item>
      )}
      <Form.Item name="approverId" label={say('record.approver')} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={say('record.no_approver')}
          options={terms.approvers.map(({ userId, name, organizationName }) => ({
            value: userId,
            label: say('claim.person', { name, unit: organizationName }),
          }))}
        />
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
        <Checkbox.Group
          options={platforms.map((platform) => ({ value: platform, label: platformName(platform) }))}
        />
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
    </>
  );
}
