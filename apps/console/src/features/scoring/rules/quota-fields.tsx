import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useRuleWords } from './use-rule-words';

export const spans = ['month', 'quarter', 'half_year', 'year'] as const;

/** What a class of units owes in a span: one line for each task. */
export function QuotaFields() {
  const { say } = useRuleWords([]);
  return (
    <Form.List name="quotas">
      {(fields, { add, remove }) => (
        <fieldset className="quota-fields">
          <legend>{say('class_rule.quotas')}</legend>
          {fields.map((field) => (
            <div key={field.key} className="quota-field">
              <Form.Item name={[field.name, 'code']} hidden>
                <Input />
              </Form.Item>
              <Form.Item
                name={[field.name, 'name']}
                label={say('quota.name')}
                rules={[{ required: true, whitespace: true }]}
              >
                <Input maxLength={60} placeholder={say('quota.name_hint')} />
              </Form.Item>
              <Form.Item name={[field.name, 'per']} label={say('quota.per')} rules={[{ required: true }]}>
                <Select options={spans.map((value) => ({ value, label: say(`span.${value}`) }))} />
              </Form.Item>
              <Form.Item name={[field.name, 'counts']} label={say('quota.counts')}>
                <Select
                  options={(['submitted', 'adopted'] as const).map((value) => ({
                    value,
                    label: say(`quota.${value}`),
                  }))}
                />
              </Form.Item>
              <Form.Item
                name={[field.name, 'minimum']}
                label={say('quota.minimum')}
                rules={[{ required: true }]}
              >
                <InputNumber min={1} max={10_000} precision={0} />
              </Form.Item>
              <Form.Item name={[field.name, 'penaltyPerMissing']} label={say('quota.penalty')}>
                <InputNumber min={0} max={100_000} precision={2} />
              </Form.Item>
              <Button icon={<DeleteOutlined />} onClick={() => remove(field.name)}>
                {say('quota.remove')}
              </Button>
            </div>
          ))}
          <Button
            icon={<PlusOutlined />}
            onClick={() => add({ per: 'month', counts: 'submitted', penaltyPerMissing: 0 })}
          >
            {say('quota.add')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
