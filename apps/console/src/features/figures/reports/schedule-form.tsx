import { Form, Input, InputNumber, Select, TimePicker } from 'antd';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, bodyOf, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { useMe } from '@/features/sessions';
import { FormDialog, useAct, useWords } from '@/ui';
import { schedulesKey } from './use-schedules';
import type { Schedule } from './use-schedules';

type Wish = Omit<Shape<'CreateReportScheduleRequest'>, 'organizationId' | 'at'> & { at: Dayjs };

const spans = ['week', 'month', 'quarter', 'year'] as const satisfies readonly Wish['every'][];
const formats = ['docx', 'pdf', 'xlsx', 'csv'] as const satisfies readonly Wish['format'][];
const clock = (at: string) => dayjs(`2000-01-01T${at}`);

/** What is mailed to whom, and how soon after a period has ended: a new one, or changes of one. */
export function ScheduleForm({
  unitId,
  seen: seenNow,
  onClose,
}: {
  unitId: string;
  seen?: Versioned<Schedule>;
  onClose: () => void;
}) {
  const say = useWords('figures');
  const me = useMe();
  // What the form began with: what others changed meanwhile is not overwritten unseen.
  const [seen] = useState(seenNow);
  const [key] = useState(newKey);
  const people = useQuery({
    queryKey: ['users', 'first', unitId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/users', { params: { query: { organizationId: unitId, limit: 100 } } })),
  });
  const save = useAct(
    async ({ at, ...wish }: Wish) => {
      const body = { ...wish, at: at.format('HH:mm') };
      if (seen)
        await api.PATCH('/api/v1/report-schedules/{id}', {
          params: { path: { id: seen.body.id } },
          headers: ifMatch(seen.etag),
          body,
        });
      else
        await api.POST('/api/v1/report-schedules', {
          body: { ...body, organizationId: unitId },
          headers: onceBy(key),
        });
    },
    { touches: [schedulesKey], done: say(seen ? 'schedule.changed' : 'schedule.made') },
  );
  const { name, every, format, delayDays, at, recipientIds } = seen?.body ?? {
    ...{ name: undefined, every: 'month', format: 'docx', delayDays: 1, at: '09:00', recipientIds: [me.id] },
  };
  return (
    <FormDialog<Wish>
      title={say(seen ? 'schedule.change_title' : 'schedule.add')}
      okText={seen ? undefined : say('schedule.add')}
      initialValues={{ name, every, format, delayDays, at: clock(at), recipientIds }}
      save={save.attempt}
      onClose={onClose}
    >
      {seen && <p className="figures-quiet">{say('schedule.change_why')}</p>}
      <Form.Item
        name="name"
        label={say('schedule.name')}
        rules={[{ required: true, whitespace: true, max: 100 }]}
      >
        <Input placeholder={say('schedule.name_example')} autoFocus />
      </Form.Item>
      <div className="typed-fields is-wide">
        <Form.Item name="every" label={say('schedule.every')} rules={[{ required: true }]}>
          <Select options={spans.map((value) => ({ value, label: say(`schedule.span.${value}`) }))} />
        </Form.Item>
        <Form.Item name="format" label={say('schedule.format')} rules={[{ required: true }]}>
          <Select options={formats.map((value) => ({ value, label: say(`format.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="delayDays"
          label={say('schedule.delay')}
          extra={say('schedule.delay_why')}
          rules={[{ required: true }]}
        >
          <InputNumber min={0} max={28} />
        </Form.Item>
        <Form.Item name="at" label={say('schedule.at')} rules={[{ required: true }]}>
          <TimePicker format="HH:mm" minuteStep={5} needConfirm={false} />
        </Form.Item>
      </div>
      <Form.Item
        name="recipientIds"
        label={say('schedule.recipients')}
        rules={[{ required: true, type: 'array', min: 1, max: 50 }]}
        extra={say('schedule.recipients_why')}
      >
        <Select
          mode="multiple"
          loading={people.isPending}
          optionFilterProp="label"
          options={people.data?.items.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          // An id says nothing to people.
          labelRender={({ label }) => label ?? say('schedule.somebody')}
        />
      </Form.Item>
    </FormDialog>
  );
}
