import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber } from 'antd';
import { DayField } from '@/features/submissions';
import { useWords } from '@/ui';

/** Holidays, in which nobody has to send. */
export function TermFields() {
  const say = useWords('submission-deadlines');
  return (
    <Form.List name="terms">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }, index) => (
            <div
              key={key}
              className="deadline-row"
              role="group"
              aria-label={say('term', { number: index + 1 })}
            >
              <Form.Item
                name={[name, 'name']}
                className="is-whole"
                rules={[{ required: true, whitespace: true, message: say('needed') }]}
              >
                <Input maxLength={60} aria-label={say('term_name')} placeholder={say('term_name_example')} />
              </Form.Item>
              {(['from', 'to'] as const).map((end) => (
                <Form.Item key={end} name={[name, end]} rules={[{ required: true, message: say('needed') }]}>
                  <DayField label={say(`term_${end}`)} placeholder={say(`term_${end}`)} />
                </Form.Item>
              ))}
              <Form.Item name={[name, 'days']}>
                <InputNumber
                  min={0}
                  max={400}
                  precision={0}
                  aria-label={say('term_days_label')}
                  placeholder={say('term_days_label')}
                />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={say('remove_term', { number: index + 1 })}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          {rows.length < 50 && (
            <Button icon={<PlusOutlined />} onClick={() => add({})}>
              {say('add_term')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}
