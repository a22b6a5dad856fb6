import { Button, Collapse, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTell, useWords } from '@/ui';
import type { Shape } from '@/api-client';
import type { Unit } from './use-units';

export type UnitValues = Omit<Shape<'CreateOrganizationRequest'>, 'parentId'>;

const tiers = ['national', 'province', 'city', 'county', 'township', 'community', 'enterprise'] as const;
const kept = [
  'name',
  'tier',
  'icpNumber',
  'psbNumber',
  'itemUrlPattern',
  'warnAfterDays',
  'staleAfterDays',
] as const;

export function UnitForm({ seen, onSave }: { seen?: Unit; onSave: (values: UnitValues) => Promise<void> }) {
  const say = useWords('organizations');
  const tell = useTell();
  const [form] = Form.useForm<UnitValues>();
  const [isAsking, setAsking] = useState(false);
  const send = async (values: UnitValues) => {
    setAsking(true);
    try {
      await onSave(emptyAsNull(values));
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setAsking(false);
    }
  };
  const initial = seen && Object.fromEntries(kept.map((name) => [name, seen[name]]));
  return (
    <Form form={form} layout="vertical" initialValues={initial} onFinish={(values) => void send(values)}>
      <Form.Item
        name="name"
        label={say('unit_form.name')}
        rules={[{ required: true, whitespace: true, message: say('unit_form.name_missing') }]}
      >
        <Input maxLength={100} autoFocus />
      </Form.Item>
      {!seen && (
        <Form.Item
          name="code"
          label={say('code')}
          extra={say('unit_form.code_help')}
          rules={[
            { required: true, message: say('unit_form.code_missing') },
            { pattern: /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/, message: say('unit_form.code_rule') },
          ]}
        >
          <Input autoComplete="off" maxLength={40} />
        </Form.Item>
      )}
      <Form.Item name="tier" label={say('tier.label')}>
        <Select allowClear options={tiers.map((value) => ({ value, label: say(`tier.${value}`) }))} />
      </Form.Item>
      <Collapse
        style={{ marginBottom: 24 }}
        items={[
          {
            key: 'more',
            label: say('unit_form.more'),
            forceRender: true,
            children: (
              <>
                <Form.Item name="warnAfterDays" label={say('unit_form.warn_after')}>
                  <InputNumber min={1} max={365} suffix={say('days')} style={{ width: 140 }} />
                </Form.Item>
                <Form.Item name="staleAfterDays" label={say('unit_form.stale_after')}>
                  <InputNumber min={1} max={365} suffix={say('days')} style={{ width: 140 }} />
                </Form.Item>
                <Form.Item name="icpNumber" label={say('icp')}>
                  <Input maxLength={60} />
                </Form.Item>
                <Form.Item name="psbNumber" label={say('psb')}>
                  <Input maxLength={60} />
                </Form.Item>
                <Form.Item
                  name="itemUrlPattern"
                  label={say('own_site')}
                  extra={say('unit_form.own_site_help')}
                >
                  <Input maxLength={500} placeholder="https://www.example.org.cn/news/{slug}" />
                </Form.Item>
              </>
            ),
          },
        ]}
      />
      <Button type="primary" htmlType="submit" loading={isAsking}>
        {say('save')}
      </Button>
    </Form>
  );
}

/** A field that was emptied is emptied; numbers that were not filled in are left to the product. */
function emptyAsNull(values: UnitValues): UnitValues {
  const { warnAfterDays, staleAfterDays, tier, icpNumber, psbNumber, itemUrlPattern, ...named } = values;
  return {
    ...named,
    tier: tier ?? null,
    icpNumber: icpNumber || null,
    psbNumber: psbNumber || null,
    itemUrlPattern: itemUrlPattern || null,
    ...(typeof warnAfterDays === 'number' && { warnAfterDays }),
    ...(typeof staleAfterDays === 'number' && { staleAfterDays }),
  };
}
