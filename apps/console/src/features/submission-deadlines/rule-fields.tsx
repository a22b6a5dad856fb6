import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, InputNumber, Select } from 'antd';
import { categories } from '@/features/submissions';
import { useWords } from '@/ui';
import { newRule } from './deadline-values';

const urgencies = ['normal', 'urgent', 'most_urgent'] as const;
const units = ['days', 'working_days', 'hours'] as const;

/** Rules in the order in which they are tried; moved by buttons, so by keyboard too. */
export function RuleFields() {
  const say = useWords('submission-deadlines');
  const sayReport = useWords('submissions');
  return (
    <Form.List name="rules">
      {(rows, { add, remove, move }) => (
        <>
          {rows.map(({ key, name }, index) => {
            const number = index + 1;
            return (
              <div key={key} className="deadline-row" role="group" aria-label={say('rule', { number })}>
                <Form.Item name={[name, 'categories']} className="is-wide">
                  <Select
                    mode="multiple"
                    aria-label={say('categories')}
                    placeholder={say('all_categories')}
                    options={categories.map((value) => ({ value, label: sayReport(`category.${value}`) }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'urgencies']} className="is-wide">
                  <Select
                    mode="multiple"
                    aria-label={say('urgencies')}
                    placeholder={say('all_urgencies')}
                    options={urgencies.map((value) => ({ value, label: sayReport(`urgency.${value}`) }))}
                  />
                </Form.Item>
                <Form.Item
                  name={[name, 'within']}
                  rules={[{ required: true, type: 'integer', min: 0, max: 400, message: say('within_rule') }]}
                >
                  <InputNumber aria-label={say('within_label')} prefix={say('after')} />
                </Form.Item>
                <Form.Item name={[name, 'unit']}>
                  <Select
                    aria-label={say('unit')}
                    options={units.map((value) => ({ value, label: say(`units.${value}`) }))}
                  />
                </Form.Item>
                <span>
                  <Button
                    type="text"
                    icon={<ArrowUpOutlined />}
                    aria-label={say('up', { number })}
                    disabled={index === 0}
                    onClick={() => move(index, index - 1)}
                  />
                  <Button
                    type="text"
                    icon={<ArrowDownOutlined />}
                    aria-label={say('down', { number })}
                    disabled={index === rows.length - 1}
                    onClick={() => move(index, index + 1)}
                  />
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={say('remove_rule', { number })}
                    onClick={() => remove(name)}
                  />
                </span>
              </div>
            );
          })}
          {rows.length < 50 && (
            <Button icon={<PlusOutlined />} onClick={() => add(newRule)}>
              {say('add_rule')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}
