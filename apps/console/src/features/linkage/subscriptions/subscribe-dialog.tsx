import { Form, Select } from 'antd';
import { api } from '@/api-client';
import type { Shape } from '@/api-client';
import { FormDialog, useAct, useWords } from '@/ui';
import { touched } from '../shapes';
import { useSources } from './use-sources';

type Values = Omit<Shape<'SubscribeRequest'>, 'subscriberOrganizationId'>;

/** Follows another unit: one of the branch at once, another when it agrees. */
export function SubscribeDialog({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const say = useWords('linkage');
  const [form] = Form.useForm<Values>();
  const sourceId = Form.useWatch('sourceOrganizationId', form);
  const { branch, offering, columnsOf, isPending } = useSources(unitId);
  const subscribe = useAct(
    (values: Values) =>
      api.POST('/api/v1/unit-subscriptions', { body: { ...values, subscriberOrganizationId: unitId } }),
    { touches: touched, done: say('subscribe.done') },
  );
  const groups = [
    { label: say('subscribe.branch'), options: branch },
    { label: say('subscribe.offering'), options: offering },
  ];
  return (
    <FormDialog<Values>
      title={say('subscribe.act')}
      okText={say('subscribe.ok')}
      form={form}
      save={subscribe.attempt}
      onClose={onClose}
    >
      <p>{say('subscribe.told')}</p>
      <Form.Item
        name="sourceOrganizationId"
        label={say('subscribe.source')}
        rules={[{ required: true, message: say('subscribe.source_needed') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={isPending}
          options={groups.filter(({ options }) => options.length > 0)}
          onChange={() => form.setFieldValue('columnId', undefined)}
          notFoundContent={say('subscribe.no_units')}
        />
      </Form.Item>
      <Form.Item name="columnId" label={say('subscribe.column')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say('subscribe.column_all')}
          options={columnsOf(sourceId)}
          notFoundContent={say('subscribe.no_columns')}
        />
      </Form.Item>
      <Form.Item name="tags" label={say('subscribe.tags')} extra={say('subscribe.tags_help')}>
        <Select mode="tags" tokenSeparators={[',', '，', '、']} notFoundContent={null} maxCount={30} />
      </Form.Item>
    </FormDialog>
  );
}
