import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Modal, Select, TimePicker } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { useMe } from '@/features/sessions';
import { useTell, useWords } from '@/ui';

type Wish = Omit<Shape<'CreateReportScheduleRequest'>, 'organizationId' | 'at'> & { at: Dayjs };

/** What is mailed to whom, and how soon after a period has ended. */
export function ScheduleForm({
  unitId,
  onClose,
  onMade,
}: {
  unitId: string;
  onClose: () => void;
  onMade: () => Promise<unknown>;
}) {
  const say = useWords('figures');
  const tell = useTell();
  const me = useMe();
  const [key] = useState(newKey);
  const [isSending, setSending] = useState(false);
  const [form] = Form.useForm<Wish>();
  const people = useQuery({
    queryKey: ['users', 'first', unitId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/users', { params: { query: { organizationId: unitId, limit: 100 } } })),
  });
  const send = async ({ at, ...wish }: Wish) => {
    setSending(true);
    try {
      const body = { ...wish, organizationId: unitId, at: at.format('HH:mm') };
      await api.POST('/api/v1/report-schedules', { body, headers: onceBy(key) });
      tell.done(say('schedule.made'));
      await onMade();
      onClose();
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setSending(false);
    }
  };
  const options = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: say(`${name}.${value}`) }));
  return (
    <Modal
      open
      title={say('schedule.add')}
      okText={say('schedule.add')}
      okButtonProps={{ loading: isSending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) => void send(values)}
        initialValues={{
          every: 'month',
          format: 'docx',
          delayDays: 1,
          at: dayjs('2000-01-01T09:00'),
          recipientIds: [me.id],
        }}
      >
        <Form.Item name="name" label={say('schedule.name')} rules={[{ required: true, max: 100 }]}>
          <Input placeholder={say('schedule.name_example')} />
        </Form.Item>
        <Form.Item name="every" label={say('schedule.every')} rules={[{ required: true }]}>
          <Select options={options('schedule.span', ['week', 'month', 'quarter', 'year'])} />
        </Form.Item>
        <Form.Item name="delayDays" label={say('schedule.delay')} extra={say('schedule.delay_why')}>
          <InputNumber min={0} max={28} />
        </Form.Item>
        <Form.Item name="at" label={say('schedule.at')} rules={[{ required: true }]}>
          <TimePicker format="HH:mm" minuteStep={5} />
        </Form.Item>
        <Form.Item
          name="recipientIds"
          label={say('schedule.recipients')}
          rules={[{ required: true }]}
          extra={say('schedule.recipients_why')}
        >
          <Select
            mode="multiple"
            loading={people.isPending}
            optionFilterProp="label"
            options={people.data?.items.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          />
        </Form.Item>
        <Form.Item name="format" label={say('schedule.format')} rules={[{ required: true }]}>
          <Select options={options('format', ['docx', 'pdf', 'xlsx', 'csv'])} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
