import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '@/ui';

/** A month, `2026-10`, or a year, `2026`. */
export function PeriodField({ value, onChange }: { value: string; onChange: (period: string) => void }) {
  const say = useWords('ledgers');
  const isMonth = value.length > 4;
  return (
    <>
      <Segmented
        aria-label={say('period')}
        value={isMonth ? 'month' : 'year'}
        onChange={(unit) =>
          onChange(unit === 'year' ? value.slice(0, 4) : `${value.slice(0, 4)}-${dayjs().format('MM')}`)
        }
        options={[
          { value: 'month', label: say('by_month') },
          { value: 'year', label: say('by_year') },
        ]}
      />
      <DatePicker
        aria-label={say('period')}
        picker={isMonth ? 'month' : 'year'}
        allowClear={false}
        value={dayjs(isMonth ? `${value}-01` : `${value}-01-01`)}
        onChange={(date) => date && onChange(date.format(isMonth ? 'YYYY-MM' : 'YYYY'))}
      />
    </>
  );
}
