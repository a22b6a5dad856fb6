import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { api, ifMatch, newKey, onceBy } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { UnitSelect, useCurrentUnit, useUnits } from '@/features/organizations';
import { useTell, useWords } from '@/ui';
import { DayPicker } from '../day-picker';

type Values = Shape<'CreateCampaignRequest'>;

const metrics = ['items', 'publications', 'views'] as const;

/** A new campaign, or a change of one. */
export function CampaignForm({
  seen,
  onClose,
}: {
  seen: Versioned<Shape<'CampaignResponse'>> | null;
  onClose: () => void;
}) {
  const say = useWords('planning');
  const tell = useTell();
  const queries = useQueryClient();
  const { unitId } = useCurrentUnit();
  const { units } = useUnits();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const [isBusy, setBusy] = useState(false);
  const save = async ({ organizationId, ...body }: Values) => {
    setBusy(true);
    try {
      if (seen)
        await api.PATCH('/api/v1/campaigns/{id}', {
          params: { path: { id: seen.body.id } },
          headers: ifMatch(seen.etag),
          body,
        });
      else await api.POST('/api/v1/campaigns', { headers: onceBy(key), body: { ...body, organizationId } });
      await queries.invalidateQueries({ queryKey: ['campaigns'] });
      await queries.invalidateQueries({ queryKey: ['calendar'] });
      tell.done(say('saved'));
      onClose();
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setBusy(false);
    }
  };
  const required = [{ required: true, message: say('required') }];
  return (
    <Modal
      open
      title={say(seen ? 'campaigns.change' : 'campaigns.add')}
      okText={say('save')}
      cancelText={say('back')}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={(values) => void save(values)}
        initialValues={seen?.body ?? { organizationId: unitId, goal: '', unitIds: [], targets: [] }}
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
      </Form>
    </Modal>
  );
}
