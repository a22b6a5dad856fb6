import { DatePicker } from 'antd';
import { inOffice } from './office-zone';
import { useNow } from './use-now';
import { fromOfficeClock, toOfficeClock } from './office-time';

/** A day and an hour by the office's clock; the value is RFC 3339. Usable as a field of a form. */
export function OfficeTimePicker({
  value,
  onChange,
  id,
  isFutureOnly = false,
  label,
}: {
  value?: string | null;
  onChange?: (moment: string | null) => void;
  id?: string;
  isFutureOnly?: boolean;
  label?: string;
}) {
  const today = inOffice(useNow()).format('YYYY-MM-DD');
  return (
    <DatePicker
      id={id}
      aria-label={label}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      value={value ? toOfficeClock(value) : null}
      onChange={(clock) => onChange?.(clock ? fromOfficeClock(clock.second(0).millisecond(0)) : null)}
      disabledDate={isFutureOnly ? (day) => day.format('YYYY-MM-DD') < today : undefined}
      needConfirm={false}
      style={{ width: '100%', maxWidth: 240 }}
    />
  );
}
