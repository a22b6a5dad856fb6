import { DatePicker, Form } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useWords } from '@/ui';

const asDay = {
  getValueProps: (day?: string) => ({ value: day ? dayjs(day) : null }),
  getValueFromEvent: (day: Dayjs | null) => day?.format('YYYY-MM-DD'),
};

/** For the periods between which days a version is. */
export function ValidDays() {
  const say = useWords('figures');
  return (
    <div className="formula-fields">
      <Form.Item name="validFrom" label={say('formula.valid_from')} {...asDay}>
        <DatePicker placeholder={say('formula.open')} />
      </Form.Item>
      <Form.Item name="validTo" label={say('formula.valid_to')} {...asDay}>
        <DatePicker placeholder={say('formula.open')} />
      </Form.Item>
    </div>
  );
}
