import { Alert, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { useChannels } from '@/features/channels';
import { UnitSelect, useCurrentUnit } from '@/features/organizations';
import { FormDialog, OfficeTimePicker, useAct, useWords } from '@/ui';
import { ContentsSelect } from '../content-select';
import type { BlackoutWindow } from './blackout-times';

type Values = Shape<'CreateBlackoutWindowRequest'>;

const kinds = ['mourning', 'incident', 'security', 'other'] as const;

/** A new window, or another shape of one that is not over. */
export function BlackoutForm({
  seen,
  onClose,
}: {
  seen: Versioned<BlackoutWindow> | null;
  onClose: () => void;
}) {
  const window = seen?.body ?? null;
  const say = useWords('publications');
  const { unitId } = useCurrentUnit();
  const { channels } = useChannels();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const kind = Form.useWatch('kind', form);
  const save = useAct(
    async ({ organizationId, ...others }: Values) => {
      const body = {
        ...others,
        platforms: others.platforms?.length ? others.platforms : null,
        contentTypes: others.contentTypes?.length ? others.contentTypes : null,
      };
      if (seen)
        await api.PATCH('/api/v1/blackout-windows/{id}', {
          params: { path: { id: seen.body.id } },
          headers: ifMatch(seen.etag),
          body: changesOf(body),
        });
      else
        await api.POST('/api/v1/blackout-windows', {
          headers: onceBy(key),
          body: { ...body, organizationId },
        });
    },
    { touches: [['blackout-windows'], ['calendar']], done: say('blackouts.saved') },
  );
  const required = [{ required: true, message: say('blackouts.missing') }];
  return (
    <FormDialog<Values>
      title={say(window ? 'blackouts.edit' : 'blackouts.add')}
      form={form}
      initialValues={
        window
          ? { ...window, platforms: window.platforms ?? [], contentTypes: window.contentTypes ?? [] }
          : { organizationId: unitId, kind: 'other' }
      }
      save={save.attempt}
      onClose={onClose}
    >
      <Alert type="warning" showIcon title={say('blackouts.consequence')} className="dialog-consequence" />
      <Form.Item
        name="organizationId"
        label={say('blackouts.unit')}
        extra={say('blackouts.unit_extra')}
        rules={required}
      >
        <UnitSelect disabled={window !== null} />
      </Form.Item>
      <Form.Item
        name="kind"
        label={say('blackouts.kind')}
        extra={kind === 'mourning' ? say('blackouts.mourning_extra') : undefined}
      >
        <Select options={kinds.map((value) => ({ value, label: say(`blackout_kind.${value}`) }))} />
      </Form.Item>
      <div className="blackout-times">
        <Form.Item name="startsAt" label={say('blackouts.starts')} rules={required}>
          <OfficeTimePicker />
        </Form.Item>
        <Form.Item name="endsAt" label={say('blackouts.ends')} rules={required}>
          <OfficeTimePicker />
        </Form.Item>
      </div>
      <Form.Item
        name="reason"
        label={say('blackouts.reason')}
        extra={say('blackouts.reason_extra')}
        rules={required}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="orderedBy"
        label={say('blackouts.order')}
        extra={say('blackouts.order_extra')}
        rules={required}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="platforms" label={say('blackouts.platforms')} extra={say('blackouts.platforms_extra')}>
        <Select
          mode="multiple"
          allowClear
          options={channels.map(({ platform, name }) => ({ value: platform, label: name }))}
        />
      </Form.Item>
      <Form.Item name="contentTypes" label={say('blackouts.types')}>
        <Select
          mode="multiple"
          allowClear
          options={(['article', 'episode', 'video'] as const).map((value) => ({
            value,
            label: say(`type.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="exemptContentIds"
        label={say('blackouts.exemptions')}
        extra={say('blackouts.exemptions_extra')}
      >
        <ContentsSelect label={say('blackouts.exemptions')} />
      </Form.Item>
    </FormDialog>
  );
}

/** Of what the form holds only what can be changed. */
function changesOf(body: Shape<'ChangeBlackoutWindowRequest'>): Shape<'ChangeBlackoutWindowRequest'> {
  const { kind, startsAt, endsAt, reason, orderedBy, platforms, contentTypes, exemptContentIds } = body;
  return { kind, startsAt, endsAt, reason, orderedBy, platforms, contentTypes, exemptContentIds };
}
