import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { UnitSelect } from '@/features/organizations';
import { FormDialog, OfficeTimePicker, useTell, useWords } from '@/ui';
import { AccountSelect } from '../parts/account-select';
import { officeToday } from '../period/use-period';
import { lastPeriod } from './index-period';
import type { PeriodWish } from './index-period';
import { PeriodField } from './period-field';
import { useFormulas } from './use-formulas';
import { indexValuesKey } from './use-indices';

interface Published {
  readonly formulaId: string;
  readonly period: PeriodWish;
  readonly source: string;
  readonly sourceUrl?: string;
  readonly asOf: string;
  readonly items: readonly { readonly of: string; readonly value: number }[];
}

/** What a publisher printed, kept beside what is reckoned here; the same again adds nothing. */
export function PublishedDialog({ onClose }: { onClose: () => void }) {
  const say = useWords('figures');
  const tell = useTell();
  const queries = useQueryClient();
  const { byId, formulas } = useFormulas();
  const [key] = useState(newKey);
  const [form] = Form.useForm<Published>();
  const formula = byId.get(Form.useWatch('formulaId', form) ?? '');
  const isOfUnit = formula?.subject === 'unit';
  const save = async ({ formulaId, period, source, sourceUrl, asOf, items }: Published) => {
    const body = {
      ...{ source, asOf },
      ...(sourceUrl && { sourceUrl }),
      items: items.map(({ of, value }) => ({
        ...{ formulaId, period, value },
        ...(isOfUnit ? { organizationId: of } : { channelAccountId: of }),
      })),
    };
    const { added, alreadyThere } = await bodyOf(
      api.POST('/api/v1/index-values/imports', { body, headers: onceBy(key) }),
    );
    tell.done(say(alreadyThere > 0 ? 'published.known' : 'published.done', { count: added, alreadyThere }));
    await queries.invalidateQueries({ queryKey: indexValuesKey });
  };
  return (
    <FormDialog<Published>
      title={say('published.open')}
      form={form}
      initialValues={{
        period: lastPeriod('month', officeToday()),
        asOf: new Date().toISOString(),
        items: [{}],
      }}
      save={save}
      onClose={onClose}
    >
      <p className="figures-quiet">{say('published.how')}</p>
      <Form.Item name="source" label={say('published.source')} rules={[{ required: true, max: 120 }]}>
        <Input placeholder={say('published.source_example')} />
      </Form.Item>
      <Form.Item name="sourceUrl" label={say('published.url_optional')} rules={[{ type: 'url', max: 1000 }]}>
        <Input inputMode="url" placeholder="https://" />
      </Form.Item>
      <Form.Item name="asOf" label={say('published.as_of')} rules={[{ required: true }]}>
        <OfficeTimePicker />
      </Form.Item>
      <Form.Item name="formulaId" label={say('indices.version')} rules={[{ required: true }]}>
        <Select
          options={formulas.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={() => form.setFieldValue('items', [{}])}
        />
      </Form.Item>
      <Form.Item name="period" label={say('indices.period')}>
        <PeriodField />
      </Form.Item>
      <Form.List name="items">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key: row, name }) => (
              <div key={row} className="published-row">
                <Form.Item name={[name, 'of']} label={say('indices.whose')} rules={[{ required: true }]}>
                  {isOfUnit ? <UnitSelect /> : <AccountSelect platform={formula?.platform} />}
                </Form.Item>
                <Form.Item name={[name, 'value']} label={say('indices.value')} rules={[{ required: true }]}>
                  <InputNumber min={0} max={1_000_000} />
                </Form.Item>
                {fields.length > 1 && (
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={say('published.remove')}
                    onClick={() => remove(name)}
                  />
                )}
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({})}>
              {say('published.add')}
            </Button>
          </>
        )}
      </Form.List>
    </FormDialog>
  );
}
