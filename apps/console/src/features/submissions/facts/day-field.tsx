import { DatePicker } from 'antd';
import dayjs from 'dayjs';

/** A day as the api writes it, `YYYY-MM-DD`. Usable as a field of a form. */
export function DayField({
  value,
  onChange,
  id,
  label,
  placeholder,
  isDisabled,
}: {
  value?: string | null;
  onChange?: (day: string | undefined) => void;
  id?: string;
  /** Where it is not a field of a form. */
  label?: string;
  placeholder?: string;
  isDisabled?: boolean;
}) {
  return (
    <DatePicker
      id={id}
      aria-label={label}
      placeholder={placeholder}
      disabled={isDisabled}
      className="desk-whole-width"
      value={value ? dayjs(value) : null}
      onChange={(date) => onChange?.(date?.format('YYYY-MM-DD'))}
    />
  );
}
