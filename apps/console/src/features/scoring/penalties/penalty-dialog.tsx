import { Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { api, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { useUnits } from '@/features/organizations';
import { DayField, useReach } from '@/features/submissions';
import { FormDialog, inOffice, useAct, useNow, useWords } from '@/ui';
import { ReportSelect } from './report-select';
import { usePenaltyKinds } from './use-penalties';

type Values = Omit<Shape<'RecordPenaltyRequest'>, 'issuerId'>;

/** Writes down what costs a unit below points; that unit reads the reason. */
export function PenaltyDialog({ issuerId, onClose }: { issuerId: string; onClose: () => void }) {
  const say = useWords('scoring');
  const [form] = Form.useForm<Values>();
  const unitId = Form.useWatch('organizationId', form);
  const { units } = useUnits();
  const { pathOf } = useReach();
  const { kindsOf } = usePenaltyKinds();
  const [key] = useState(newKey);
  const today = inOffice(useNow()).format('YYYY-MM-DD');
  const below = units.filter(({ id }) => id !== issuerId && pathOf(id).includes(issuerId));
  const record = useAct(
    ({ proof, ...values }: Values) =>
      api.POST('/api/v1/score-penalties', {
        headers: onceBy(key),
        body: { ...values, issuerId, proof: proof || null },
      }),
    { touches: [['score-penalties'], ['bulletins'], ['ledgers']], done: say('penalty.done') },
  );
  return (
    <FormDialog<Values>
      title={say('penalty.record')}
      initialValues={{ occurredOn: today }}
      form={form}
      save={record.attempt}
      onClose={onClose}
    >
      <p>{say('penalty.told')}</p>
      <Form.Item name="organizationId" label={say('penalty.unit')} rules={[{ required: true }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={say('penalty.no_units')}
          onChange={() => form.resetFields(['submissionId'])}
          options={below.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="submissionId" label={say('penalty.report')}>
        <ReportSelect unitId={unitId} />
      </Form.Item>
      <Form.Item name="code" label={say('penalty.what')} rules={[{ required: true }]}>
        <Radio.Group
          className="report-outcomes"
          options={kindsOf(pathOf(issuerId)).map(({ code, name, points }) => ({
            value: code,
            label:
              points === null ? say('penalty.no_points', { name }) : say('penalty.costs', { name, points }),
          }))}
        />
      </Form.Item>
      <Form.Item name="occurredOn" label={say('penalty.day')} rules={[{ required: true }]}>
        <DayField />
      </Form.Item>
      <Form.Item name="reason" label={say('penalty.reason')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="proof" label={say('penalty.proof')} extra={say('penalty.proof_hint')}>
        <Input maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
