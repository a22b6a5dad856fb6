import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { ColumnSelect } from '@/features/columns';
import { UnitSelect, useCurrentUnit } from '@/features/organizations';
import { FormDialog, useAct, useWords } from '@/ui';
import { AccountSelect } from '../account-select';
import { DayPicker } from '../day-picker';
import { typeChoices } from '../type-choices';

type Slot = Shape<'RecurringSlotResponse'>;
type Values = Shape<'CreateRecurringSlotRequest'>;

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'working_days'] as const;
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A new recurring place, or a change of one. */
export function SlotForm({ seen, onClose }: { seen: Versioned<Slot> | null; onClose: () => void }) {
  const say = useWords('planning');
  const { unitId } = useCurrentUnit();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const organizationId = Form.useWatch('organizationId', form) ?? seen?.body.organizationId ?? unitId;
  const save = useAct(
    async ({ organizationId: unit, ...body }: Values) => {
      if (seen)
        await api.PATCH('/api/v1/recurring-slots/{id}', {
          params: { path: { id: seen.body.id } },
          headers: ifMatch(seen.etag),
          body,
        });
      else
        await api.POST('/api/v1/recurring-slots', {
          headers: onceBy(key),
          body: { ...body, organizationId: unit },
        });
    },
    { touches: [['recurring-slots'], ['calendar']], done: say('saved') },
  );
  const required = [{ required: true, message: say('required') }];
  const atClock = [{ pattern: clock, message: say('slots.clock_form') }];
  return (
    <FormDialog<Values>
      title={say(seen ? 'slots.change' : 'slots.add')}
      form={form}
      initialValues={
        seen?.body ?? {
          organizationId: unitId,
          days: ['working_days'],
          time: '08:00',
          alarmAt: '18:00',
          skipHolidays: false,
        }
      }
      save={save.attempt}
      onClose={onClose}
    >
      <Form.Item name="name" label={say('slots.name')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="organizationId" label={say('unit')} rules={required}>
        <UnitSelect disabled={seen !== null} />
      </Form.Item>
      <Form.Item name="columnId" label={say('column')} extra={say('slots.place_extra')}>
        <ColumnSelect unitId={organizationId} isOwnOnly placeholder={say('no_column')} />
      </Form.Item>
      <Form.Item name="channelAccountId" label={say('slots.account')}>
        <AccountSelect organizationId={organizationId} />
      </Form.Item>
      <Form.Item name="days" label={say('slots.days')} rules={required} extra={say('slots.days_extra')}>
        <Select
          mode="multiple"
          options={weekdays.map((value) => ({ value, label: say(`slot_day.${value}`) }))}
        />
      </Form.Item>
      <div className="planning-pair">
        <Form.Item name="time" label={say('slots.time')} rules={[...required, ...atClock]}>
          <Input maxLength={5} placeholder="08:00" />
        </Form.Item>
        <Form.Item name="alarmAt" label={say('slots.alarm')} rules={atClock}>
          <Input maxLength={5} placeholder="18:00" />
        </Form.Item>
      </div>
      <div className="planning-pair">
        <Form.Item name="from" label={say('slots.from')} rules={required}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="until" label={say('slots.until')}>
          <DayPicker />
        </Form.Item>
      </div>
      <Form.Item name="contentType" label={say('slots.type')}>
        <Select allowClear options={typeChoices(say)} />
      </Form.Item>
      <Form.Item name="skipHolidays" valuePropName="checked">
        <Checkbox>{say('slots.skips_holidays')}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
