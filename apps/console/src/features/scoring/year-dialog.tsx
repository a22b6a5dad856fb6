import { Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { api, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { DayField } from '@/features/submissions';
import { inOffice, useAct, useWords } from '@/ui';

type Input = Omit<Shape<'CreateAssessmentYearRequest'>, 'organizationId'>;

/** In which days and by which rules is counted, and how often a bulletin is issued. */
export function YearDialog({
  unitId,
  schemes,
  onClose,
}: {
  unitId: string;
  schemes: readonly { id: string; name: string }[];
  onClose: () => void;
}) {
  const say = useWords('scoring');
  const [form] = Form.useForm<Input>();
  const [key] = useState(newKey);
  const make = useAct(
    (input: Input) =>
      api
        .POST('/api/v1/assessment-years', {
          headers: onceBy(key),
          body: { ...input, organizationId: unitId },
        })
        .then(() => true),
    { touches: [['assessment-years']], done: say('saved'), form },
  );
  const [year] = useState(() => inOffice(Date.now()).year());
  return (
    <Modal
      open
      title={say('year.make')}
      confirmLoading={make.isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Input>
        form={form}
        layout="vertical"
        initialValues={{
          name: say('year.name_default', { year }),
          startsOn: `${year}-01-01`,
          endsOn: `${year}-12-31`,
          periodUnit: 'month',
          lateArrivals: 'count_in_next',
          schemeId: schemes[0]?.id,
        }}
        onFinish={async (input) => (await make.run(input)) && onClose()}
      >
        <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={60} />
        </Form.Item>
        <div className="desk-two-fields">
          <Form.Item name="startsOn" label={say('year.starts')} rules={[{ required: true }]}>
            <DayField />
          </Form.Item>
          <Form.Item name="endsOn" label={say('year.ends')} rules={[{ required: true }]}>
            <DayField />
          </Form.Item>
        </div>
        <Form.Item name="schemeId" label={say('year.scheme')} rules={[{ required: true }]}>
          <Select
            notFoundContent={say('scheme.empty')}
            options={schemes.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="periodUnit" label={say('year.period_unit')}>
          <Radio.Group
            options={(['month', 'quarter'] as const).map((value) => ({ value, label: say(`unit.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="lateArrivals" label={say('year.late_arrivals')}>
          <Radio.Group
            className="report-outcomes"
            options={lateArrivals.map((value) => ({ value, label: say(`late.${value}`) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

const lateArrivals: readonly Input['lateArrivals'][] = ['count_in_next', 'drop'];
