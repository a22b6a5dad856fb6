import { DatePicker } from 'antd';
import dayjs from 'dayjs';

/** A calendar day; the value is `YYYY-MM-DD`. Usable as a field of a form. */
export function DayPicker({
  value,
  onChange,
  id,
}: {
  value?: string | null;
  onChange?: (day: string | null) => void;
  id?: string;
}) {
  return (
    <DatePicker
      id={id}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
    />
  );
}
