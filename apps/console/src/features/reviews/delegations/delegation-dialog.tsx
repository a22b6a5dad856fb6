import { DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { PersonSelect, UnitSelect, useCurrentUnit, useUnitPath } from '@/features/organizations';
import { useCan, useMe } from '@/features/sessions';
import { FormDialog, inOffice, OFFICE_ZONE, useWords } from '@/ui';
import { useReviewChange } from '../use-review-change';

interface Wish {
  organizationId: string;
  delegatorId: string;
  delegateId: string;
  days: [Dayjs, Dayjs];
  reason: string;
}

/** Days of the office: from the first minute of the one to the last of the other. */
const from = (day: Dayjs) => day.tz(OFFICE_ZONE, true).startOf('day').toISOString();
const to = (day: Dayjs) => day.tz(OFFICE_ZONE, true).add(1, 'day').startOf('day').toISOString();

export function DelegationDialog({ onClose }: { onClose: () => void }) {
  const say = useWords('reviews');
  const me = useMe();
  const can = useCan();
  const pathOf = useUnitPath();
  const { unitId } = useCurrentUnit();
  const [form] = Form.useForm<Wish>();
  const [key] = useState(newKey);
  const [today] = useState(() => inOffice(Date.now()));
  const organizationId = Form.useWatch('organizationId', form) ?? unitId;
  const making = useReviewChange(
    ({ days: [first, last], ...rest }: Wish) =>
      bodyOf(
        api.POST('/api/v1/review-delegations', {
          headers: onceBy(key),
          body: { ...rest, from: from(first), to: to(last) },
        }),
      ),
    { done: say('delegations.made'), isQuiet: true },
  );
  const required = [{ required: true, message: say('delegations.needed') }];
  return (
    <FormDialog<Wish>
      title={say('delegations.make')}
      okText={say('delegations.save')}
      form={form}
      initialValues={{ organizationId: unitId, delegatorId: me.id }}
      save={making.mutateAsync}
      onClose={onClose}
    >
      <p>{say('delegations.what')}</p>
      <Form.Item name="organizationId" label={say('delegations.unit')} rules={required}>
        <UnitSelect />
      </Form.Item>
      <Form.Item
        name="delegatorId"
        label={say('delegations.whose')}
        rules={required}
        hidden={!can('review.assign', pathOf(organizationId))}
      >
        <PersonSelect above={organizationId} known={{ id: me.id, name: me.displayName }} />
      </Form.Item>
      <Form.Item name="delegateId" label={say('delegations.by')} rules={required}>
        <PersonSelect above={organizationId} without={me.id} />
      </Form.Item>
      <Form.Item name="days" label={say('delegations.days')} rules={required}>
        <DatePicker.RangePicker minDate={today} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={say('delegations.reason')}
        rules={[{ required: true, whitespace: true, min: 2, message: say('delegations.reason_needed') }]}
      >
        <Input maxLength={500} placeholder={say('delegations.reason_hint')} />
      </Form.Item>
    </FormDialog>
  );
}
