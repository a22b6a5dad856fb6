import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { UnitSelect, useCurrentUnit, useUnits } from '@/features/organizations';
import { FormDialog, useAct, useWords } from '@/ui';
import { DayPicker } from '../day-picker';

type Values = Shape<'CreateCampaignRequest'>;

const metrics = ['items', 'publications', 'views'] as const;

/** A new campaign, or a change of one. */
export function CampaignForm({
  seen: seenNow,
  onClose,
}: {
  seen: Versioned<Shape<'CampaignResponse'>> | null;
  onClose: () => void;
}) {
  // What the form began with, also while others change the campaign: nothing of theirs is overwritten unseen.
  const [seen] = useState(seenNow);
  const say = useWords('planning');
  const { unitId } = useCurrentUnit();
  const { units } = useUnits();
  const [key] = useState(newKey);
  const save = useAct(
    async ({ organizationId, ...body }: Values) => {
      if (seen)
        await api.PATCH('/api/v1/campaigns/{id}', {
          params: { path: { id: seen.body.id } },
          headers: ifMatch(seen.etag),
          body,
        });
      else await api.POST('/api/v1/campaigns', { headers: onceBy(key), body: { ...body, organizationId } });
    },
    { touches: [['campaigns'], ['calendar']], done: say('saved') },
  );
  const required = [{ required: true, message: say('required') }];
  return (
    <FormDialog<Values>
      title={say(seen ? 'campaigns.change' : 'campaigns.add')}
      initialValues={seen?.body ?? { organizationId: unitId, goal: '', unitIds: [], targets: [] }}
      save={save.attempt}
      onClose={onClose}
    >
      <Form.Item name="name" label={say('campaigns.name')} rules={required}>
        <Input maxLength={60} showCount />
      </Form.Item>
      <Form.Item name="goal" label={say('campaigns.goal')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="organizationId" label={say('campaigns.led_by')} rules={required}>
        <UnitSelect disabled={seen !== null} />
      </Form.Item>
      <div className="planning-pair">
        <Form.Item name="from" label={say('campaigns.from')} rules={required}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="to" label={say('campaigns.to')} rules={required}>
          <DayPicker />
        </Form.Item>
      </div>
      <Form.Item
        name="unitIds"
        label={say('campaigns.taking_part')}
        extra={say('campaigns.taking_part_extra')}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.List name="targets">
        {(fields, { add, remove }) => (
          <>
            <p className="planning-label">{say('campaigns.targets')}</p>
            {fields.map(({ key: row, name }) => (
              <div key={row} className="planning-row">
                <Form.Item name={[name, 'metric']} rules={required} noStyle>
                  <Select
                    aria-label={say('campaigns.metric')}
                    options={metrics.map((value) => ({ value, label: say(`metric.${value}`) }))}
                    popupMatchSelectWidth={false}
                  />
                </Form.Item>
                <Form.Item name={[name, 'number']} rules={required} noStyle>
                  <InputNumber aria-label={say('campaigns.number')} min={1} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={say('campaigns.remove_target')}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({ metric: 'publications', number: 10 })}>
              {say('campaigns.add_target')}
            </Button>
          </>
        )}
      </Form.List>
    </FormDialog>
  );
}
