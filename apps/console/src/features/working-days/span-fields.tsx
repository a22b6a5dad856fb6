import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '@/ui';
import './working-days.css';

const kinds = ['holiday', 'make_up'] as const;

/** The lines of a notice: what, of which feast, from when to when. */
export function SpanFields({ year }: { year: number }) {
  const say = useWords('working-days');
  const needed = { required: true, message: say('needed') };
  return (
    <Form.List name="spans">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }, index) => (
            <div key={key} className="span-row" role="group" aria-label={say('row', { number: index + 1 })}>
              <Form.Item name={[name, 'kind']} rules={[needed]}>
                <Select
                  aria-label={say('kind_label')}
                  options={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
                />
              </Form.Item>
              <Form.Item name={[name, 'name']} rules={[{ ...needed, whitespace: true }]}>
                <Input maxLength={40} placeholder={say('name_example')} aria-label={say('name')} />
              </Form.Item>
              <Form.Item name={[name, 'days']} rules={[needed]} {...daysField}>
                <DatePicker.RangePicker
                  aria-label={say('days_label')}
                  defaultPickerValue={[dayjs(`${year}-01-01`), dayjs(`${year}-02-01`)]}
                />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={say('remove_row', { number: index + 1 })}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Form.Item>
            <Button icon={<PlusOutlined />} onClick={() => add({ kind: 'holiday' })}>
              {say('add_row')}
            </Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  );
}

type Days = [string, string] | undefined;
type Picked = [dayjs.Dayjs | null, dayjs.Dayjs | null] | null;

/** The picker has moments, the form has days. */
const daysField = {
  getValueProps: (days: Days) => ({ value: days ? [dayjs(days[0]), dayjs(days[1])] : null }),
  getValueFromEvent: (picked: Picked): Days =>
    picked?.[0] && picked[1] ? [picked[0].format('YYYY-MM-DD'), picked[1].format('YYYY-MM-DD')] : undefined,
};
