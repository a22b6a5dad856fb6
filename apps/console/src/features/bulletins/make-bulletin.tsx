import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { useAct, useWords } from '@/ui';
import { periodsOf } from './periods';

type Input = Pick<
  Shape<'CreateBulletinRequest'>,
  | 'assessmentYearId'
  | 'unitClasses'
  | 'period'
  | 'title'
  | 'letterhead'
  | 'numberPrefix'
  | 'topCorrespondents'
>;

/** A draft about a period that is over or under way; its figures are computed at every look. */
export function MakeBulletin({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const say = useWords('bulletins');
  const navigate = useNavigate();
  const [form] = Form.useForm<Input>();
  const [key] = useState(newKey);
  const years = useQuery({
    queryKey: ['assessment-years', unitId],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/assessment-years', {
          params: { query: { limit: 100, organizationId: unitId } },
        }),
      ),
  });
  const classes = useQuery({
    queryKey: ['unit-classes', unitId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/organizations/{id}/unit-classes', { params: { path: { id: unitId } } })),
  });
  const yearId = Form.useWatch('assessmentYearId', form);
  const year = years.data?.items.find(({ id }) => id === yearId);
  const make = useAct(
    (input: Input) =>
      bodyOf(
        api.POST('/api/v1/bulletins', {
          headers: onceBy(key),
          body: {
            ...input,
            organizationId: unitId,
            title: input.title || null,
            letterhead: input.letterhead || null,
            numberPrefix: input.numberPrefix || null,
          },
        }),
      ),
    { touches: [['bulletins']], done: say('made'), form },
  );
  const submit = async (input: Input) => {
    const bulletin = await make.run(input);
    if (bulletin) void navigate(`/submissions/bulletins/${bulletin.id}`);
  };
  const isMissing = years.data?.items.length === 0 || classes.data?.items.length === 0;
  return (
    <Modal
      open
      title={say('make')}
      okText={say('make_ok')}
      okButtonProps={{ disabled: isMissing }}
      confirmLoading={make.isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{say('make_told')}</p>
      {isMissing && <Alert type="warning" showIcon title={say('rules_missing')} />}
      <Form<Input>
        form={form}
        layout="vertical"
        initialValues={{ topCorrespondents: 10 }}
        onFinish={(input) => void submit(input)}
      >
        <Form.Item name="assessmentYearId" label={say('year')} rules={[{ required: true }]}>
          <Select
            loading={years.isPending}
            onChange={() => form.setFieldValue('period', undefined)}
            options={years.data?.items.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="period" label={say('period')} rules={[{ required: true }]}>
          <Select
            disabled={!year}
            options={year && periodsOf(year).map((period) => ({ value: period, label: periodText(period) }))}
          />
        </Form.Item>
        <Form.Item
          name="unitClasses"
          label={say('classes')}
          extra={say('classes_hint')}
          rules={[{ required: true }]}
        >
          <Select
            mode="multiple"
            loading={classes.isPending}
            options={classes.data?.items.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
        <Form.Item name="title" label={say('own_title')}>
          <Input maxLength={100} placeholder={say('own_title_hint')} />
        </Form.Item>
        <div className="desk-two-fields">
          <Form.Item name="letterhead" label={say('letterhead')}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="numberPrefix" label={say('numberPrefix')}>
            <Input maxLength={20} placeholder={say('numberPrefix_hint')} />
          </Form.Item>
        </div>
        <Form.Item name="topCorrespondents" label={say('topCorrespondents')}>
          <InputNumber min={0} max={100} precision={0} />
        </Form.Item>
      </Form>
    </Modal>
  );

  function periodText(period: string): string {
    const [first = '', part] = period.split('-');
    if (!part) return say('whole_year', { year: first });
    return part.startsWith('Q')
      ? say('quarter', { year: first, quarter: part.slice(1) })
      : say('month', { year: first, month: Number(part) });
  }
}
