import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '@/ui';
import './leader-order.css';

/** The form has days, the picker moments. */
const dayField = {
  getValueProps: (day?: string | null) => ({ value: day ? dayjs(day) : null }),
  getValueFromEvent: (day?: dayjs.Dayjs | null) => day?.format('YYYY-MM-DD') ?? null,
};

/** People in the order in which they are named; moved up and down by buttons, so by keyboard too. */
export function EntryFields() {
  const say = useWords('leader-order');
  const needed = { required: true, whitespace: true, message: say('needed') };
  return (
    <Form.List name="entries">
      {(rows, { add, remove, move }) => (
        <>
          {rows.map(({ key, name }, index) => (
            <div key={key} className="leader-row" role="group" aria-label={say('row', { number: index + 1 })}>
              <Form.Item name={[name, 'name']} rules={[needed]}>
                <Input maxLength={50} placeholder={say('name')} aria-label={say('name')} />
              </Form.Item>
              <Form.Item name={[name, 'title']} rules={[needed]}>
                <Input maxLength={200} placeholder={say('post')} aria-label={say('post')} />
              </Form.Item>
              <span className="leader-days">
                <Form.Item name={[name, 'validFrom']} {...dayField}>
                  <DatePicker placeholder={say('from')} aria-label={say('from')} />
                </Form.Item>
                <Form.Item name={[name, 'validTo']} {...dayField}>
                  <DatePicker placeholder={say('to')} aria-label={say('to')} />
                </Form.Item>
              </span>
              <span>
                <Button
                  type="text"
                  icon={<ArrowUpOutlined />}
                  aria-label={say('up', { number: index + 1 })}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                />
                <Button
                  type="text"
                  icon={<ArrowDownOutlined />}
                  aria-label={say('down', { number: index + 1 })}
                  disabled={index === rows.length - 1}
                  onClick={() => move(index, index + 1)}
                />
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={say('remove', { number: index + 1 })}
                  onClick={() => remove(name)}
                />
              </span>
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>
            {say('add')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
